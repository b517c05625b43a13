/** What needs a person: a fixed table of codes, each with whom it hits and what to do, made from health and counters. */
package io.inlet.alarm;
