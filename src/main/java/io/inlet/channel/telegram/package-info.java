/** Telegram: what the updates of the Bot API (core.telegram.org/bots/api) say. The server's own source is tdlib/telegram-bot-api. */
package io.inlet.channel.telegram;
