package io.inlet.demo;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * What customers write to the bot. The bot knows what it was given; whether the gateway was given one of them twice is seen in its count.
 */
record ChatScene(BotStandIn bot, Quiet quiet, Consumer<String> told) implements Scene {
    private static final String CHANNEL = "telegram";

    @Override
    public void play() throws IOException {
        SampleChat.files().forEach(bot::keep);
        long given = 0;
        for (SampleChat chat : Traffic.chats()) {
            if (chat.waits()) {
                understood(given);
            }
            if (bot.give(chat.updates())) {
                told.accept(chat.title());
            }
            given += chat.updates().size();
        }
        understood(given);
        if (quiet.captured(CHANNEL) == given) {
            told.accept("chat-twice");
            bot.deliverAgain(
                    Traffic.chats().get(0).updates().get(0).get("update_id").asLong());
        }
    }

    private void understood(long captured) throws IOException {
        quiet.await(() -> quiet.understood(CHANNEL, captured));
    }
}
