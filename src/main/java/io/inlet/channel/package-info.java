/** One mapper a channel: pure functions from bytes and headers to the one model, and signature checks. */
package io.inlet.channel;
