/** Fetches attachments whose bytes the channel gives only after their message was stored. */
package io.inlet.pipeline.files;
