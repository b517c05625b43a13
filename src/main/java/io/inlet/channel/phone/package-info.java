/** Telephone calls: what call centres tell of them, and the one story that a call's events tell in whatever order they come. */
package io.inlet.channel.phone;
