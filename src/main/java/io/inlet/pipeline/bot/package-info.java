/** {@code bot:}, the source of Telegram updates: by polling, at the webhook door, and the files that updates name. */
package io.inlet.pipeline.bot;
