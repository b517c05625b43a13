/** The demonstration: embedded mail server, stand-ins, sample traffic. */
package io.inlet.demo;
