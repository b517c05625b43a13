/**
 * What the gateway finds out about itself: whether each part works and its loops turn, what surrounds it, and who is told (health, doctor).
 */
package io.inlet.pipeline.vital;
