package io.inlet.pipeline.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.message.Arrival;
import io.inlet.message.Inbox;
import io.inlet.message.Position;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One look at a time: asks for updates from the offset on, which tells Telegram to forget all before it, and takes each in with the next
 * offset. An update counts as taken in only when the inbox says that it has it, whatever the route did.
 */
final class BotPolls {
    private static final List<String> KINDS = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_message",
            "edited_business_message",
            "callback_query",
            "my_chat_member");
    private static final int MOST = 100;
    /** What an answer may take beyond the time for which Telegram holds it. */
    private static final Duration TRANSFER = Duration.ofSeconds(30);

    private final BotAccount account;
    private final BotClient client;
    private final UpdateIntake intake;
    private final Inbox inbox;
    private final Line line;
    private final BotHealth health;
    private final Clock clock;

    BotPolls(
            BotAccount account,
            BotClient client,
            UpdateIntake intake,
            Inbox inbox,
            Line line,
            BotHealth health,
            Clock clock) {
        this.account = account;
        this.client = client;
        this.intake = intake;
        this.inbox = inbox;
        this.line = line;
        this.health = health;
        this.clock = clock;
    }

    /** The route behind the bot. */
    @FunctionalInterface
    interface Line {
        /**
         * Hands one update over and waits for the route's end.
         *
         * @throws io.inlet.message.StoreUnavailableException when the route could not store it
         * @throws Exception what else the route ended with
         */
        void hand(Arrival arrival) throws Exception;
    }

    /** Asks who the bot is, and so whether Telegram knows the token. */
    void introduce() throws BotRefusal, IOException, InterruptedException {
        health.named(client.result("getMe", BotClient.parameters(), TRANSFER)
                .path("username")
                .asText());
    }

    /** @return whether there was anything new */
    boolean poll() throws Exception {
        String bot = client.botId();
        String source = UpdateIntake.CHANNEL + ":" + bot;
        Offset offset = inbox.position(source).map(Offset::parse).orElse(Offset.NONE);
        List<JsonSlice> updates = updates(offset);
        long next = 0;
        boolean stuck = !updates.isEmpty();
        for (JsonSlice update : updates) {
            byte[] bytes = update.bytes();
            OptionalLong number = UpdateIntake.number(bytes);
            next = Math.max(next, number.isPresent() ? number.getAsLong() + 1 : 0);
            stuck &= number.isEmpty();
            Position position =
                    new Position(source, new Offset(next == 0 ? offset.next() : next, clock.instant()).written());
            take(intake.arrival(bot, bytes).with(position), number.isPresent());
        }
        if (stuck) {
            throw new IOException("the updates have no number, so that none of them can be acknowledged");
        }
        return !updates.isEmpty();
    }

    private List<JsonSlice> updates(Offset offset) throws BotRefusal, IOException, InterruptedException {
        ObjectNode asked = BotClient.parameters();
        if (offset.holds(clock.instant())) {
            asked.put("offset", offset.next());
        }
        asked.put("limit", MOST);
        asked.put("timeout", account.timeout().toSeconds());
        KINDS.forEach(asked.putArray("allowed_updates")::add);
        byte[] answer = client.call("getUpdates", asked, account.timeout().plus(TRANSFER));
        JsonSlice whole = JsonSlice.of(answer);
        boolean fine = whole.member("ok").map(JsonSlice::text).orElse("").equals("true");
        JsonSlice result = fine ? whole.member("result").orElse(null) : null;
        if (result == null) {
            throw new IOException("the Bot API's answer holds no updates");
        }
        return result.elements();
    }

    /** @param numbered one without a number comes again and again, and is no repeat that would be counted */
    private void take(Arrival arrival, boolean numbered) throws Exception {
        if (!numbered && has(arrival)) {
            return;
        }
        line.hand(arrival);
        if (!has(arrival)) {
            throw new IllegalStateException(
                    "the route ended well but did not capture the update; direct:capture must be in it");
        }
        health.taken();
    }

    private boolean has(Arrival arrival) {
        return inbox.find(UpdateIntake.CHANNEL, account.inbox(), arrival.raw().sourceKey())
                .isPresent();
    }
}
