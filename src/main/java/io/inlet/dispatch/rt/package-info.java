/** Request Tracker 5 through its REST 2.0: how tickets, messages and files are told to it, and what it tells back. */
package io.inlet.dispatch.rt;
