/** The steps of the line, the few Camel components of our own, and transports. */
package io.inlet.pipeline;
