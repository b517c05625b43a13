/** Web forms at the door: the page, who and what is let in, what the sender is told, and receipts. */
package io.inlet.pipeline.web;
