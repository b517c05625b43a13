/**
 * The public HTTP listener: one permanent, bounded reader for {@code /in/*}, and the Camel component through which routes stand behind it.
 */
package io.inlet.pipeline.door;
