/** The bench: what capture and the line carry, beside the same SQL run directly. */
package io.inlet.bench;
