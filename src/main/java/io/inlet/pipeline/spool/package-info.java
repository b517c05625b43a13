/** The local spool: what pushed sources sent while the store is away, on disk and in order, until it can be captured. */
package io.inlet.pipeline.spool;
