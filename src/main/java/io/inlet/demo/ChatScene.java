package io.inlet.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What customers write to the bot: all at once, and what refers to earlier messages once those are understood. The bot knows what it was
 * given; whether the gateway was given one of them twice is seen in its count.
 */
record ChatScene(BotStandIn bot, Quiet quiet, Consumer<String> told) implements Scene {
    private static final String CHANNEL = "telegram";

    @Override
    public void play() throws IOException {
        SampleChat.files().forEach(bot::keep);
        long given = 0;
        List<SampleChat> wave = new ArrayList<>();
        for (SampleChat chat : Traffic.chats()) {
            if (chat.waits()) {
                given = give(wave, given);
                wave.clear();
            }
            wave.add(chat);
        }
        given = give(wave, given);
        if (quiet.captured(CHANNEL) == given) {
            told.accept("chat-twice");
            quiet.pause();
            bot.deliverAgain(
                    Traffic.chats().get(0).updates().get(0).get("update_id").asLong());
        }
    }

    /** How many updates were given then; all of them are understood. */
    private long give(List<SampleChat> wave, long before) throws IOException {
        List<ObjectNode> updates =
                wave.stream().flatMap(chat -> chat.updates().stream()).toList();
        quiet.await(() -> quiet.understood(CHANNEL, before));
        if (!bot.knows(updates)) {
            wave.forEach(chat -> told.accept(chat.title()));
            quiet.pause();
            bot.give(updates);
        }
        long given = before + updates.size();
        quiet.await(() -> quiet.understood(CHANNEL, given));
        return given;
    }
}
