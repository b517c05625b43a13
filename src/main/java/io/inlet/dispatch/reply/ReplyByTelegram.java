package io.inlet.dispatch.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.dispatch.TargetAdapter;
import io.inlet.message.Reason;
import io.inlet.ticket.Article;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says outgoing articles through a Telegram bot (core.telegram.org/bots/api, sendMessage), as plain text that Telegram reads nothing into.
 * There is no way to ask whether a message was sent, so that one which perhaps was is never sent again by itself.
 */
public final class ReplyByTelegram implements TargetAdapter {
    /** Telegram counts UTF-16 units, as Java does. */
    private static final int LONGEST_TEXT = 4096;

    private static final String CONNECTION = "(?:(?<connection>[A-Za-z0-9_-]{1,200}):)?";
    private static final Pattern CHAT = Pattern.compile(CONNECTION + "(?<number>-?[0-9]{1,18})");
    private static final Pattern ORIGINAL = Pattern.compile(CONNECTION + "-?[0-9]+/[0-9]{1,18}");
    private static final int LONGEST_EXCERPT = 300;
    private static final Duration MOST_ASKED = Duration.ofDays(1);
    private static final Duration WITHOUT_WORD = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String type() {
        return ReplyTargets.TELEGRAM;
    }

    /** About one message a second to a chat, and about 30 to all (core.telegram.org/bots/faq): 429 mostly means the chat. */
    @Override
    public String recipient(DeliveryState state) {
        return state.article().fields().get(ReplyFields.CHAT);
    }

    @Override
    public Call next(DeliveryState state, Answer last) {
        String chat = recipient(state);
        if (last == null) {
            Optional<Call> over = Automatic.over(state, null);
            if (over.isPresent()) {
                return over.get();
            }
            return state.delivery().uncertain() ? perhapsSent() : send(state.article(), chat);
        }
        if (last instanceof Answer.Lost lost) {
            return lost.sent()
                    ? uncertain(state)
                    : new Call.RetryLater(null, true, Reason.of("target-unreachable", lost.detail()));
        }
        Answer.Received answer = (Answer.Received) last;
        return meaning(state, answer, read(answer.text()));
    }

    private static Call meaning(DeliveryState state, Answer.Received answer, JsonNode told) {
        String said = Words.line(told.path("description").asText(""), LONGEST_EXCERPT);
        if (answer.status() == 200 && told.path("ok").asBoolean()) {
            JsonNode message = told.path("result");
            String id = message.path("chat").path("id").asText("") + "/"
                    + message.path("message_id").asText("");
            return new Call.Done(id.matches("-?[0-9]+/[0-9]+") ? connection(state.article()) + id : null, null);
        }
        String moved = told.path("parameters").path("migrate_to_chat_id").asText("");
        return switch (answer.status()) {
            case 400 ->
                moved.isEmpty()
                        ? new Call.Park(Reason.of("target-refused", "400 " + said), said)
                        : send(state.article(), connection(state.article()) + moved);
            case 403 -> new Call.Park(Reason.of("customer-unreachable", said), said);
            case 401, 404 ->
                new Call.PauseTarget(Reason.of("target-refused-authentication", String.valueOf(answer.status())));
            case 429 -> new Call.RetryLater(asked(told), false, Reason.of("target-asked-to-wait", "429"));
            default ->
                answer.status() < 500
                        ? new Call.Park(Reason.of("target-refused", answer.status() + " " + said), said)
                        : uncertain(state);
        };
    }

    /** Telegram names the seconds in the body (core.telegram.org/bots/api, ResponseParameters). */
    private static Duration asked(JsonNode told) {
        long seconds = told.path("parameters").path("retry_after").asLong(0);
        return seconds < 1 ? WITHOUT_WORD : Duration.ofSeconds(Math.min(seconds, MOST_ASKED.toSeconds()));
    }

    private static Call uncertain(DeliveryState state) {
        return Automatic.is(state) ? Automatic.perhapsSaid(null) : perhapsSent();
    }

    private static Call perhapsSent() {
        return new Call.Park(Reason.of("answer-perhaps-sent"), "");
    }

    private static Call send(Article article, String chat) {
        Matcher place = CHAT.matcher(chat == null ? "" : chat);
        if (!place.matches()) {
            return new Call.Park(Reason.of("customer-unreachable", "chat"), "");
        }
        ObjectNode message = JSON.createObjectNode();
        if (place.group("connection") != null) {
            message.put("business_connection_id", place.group("connection"));
        }
        message.put("chat_id", Long.parseLong(place.group("number")));
        message.put("text", text(article));
        message.putObject("link_preview_options").put("is_disabled", true);
        String original = article.fields().getOrDefault(ReplyFields.REPLY_TO, "");
        if (ORIGINAL.matcher(original).matches()) {
            ObjectNode reply = message.putObject("reply_parameters");
            reply.put("message_id", Long.parseLong(original.substring(original.indexOf('/') + 1)));
            reply.put("allow_sending_without_reply", true);
        }
        byte[] body = bytes(message);
        return new Call.Send(
                "POST",
                "/sendMessage",
                Map.of("Content-Type", "application/json"),
                body,
                "message " + article.id() + ", " + body.length + " bytes");
    }

    /** What stands before the number of a business account's chat, in whose name is answered; empty for the bot's own. */
    private static String connection(Article article) {
        Matcher place = CHAT.matcher(article.fields().getOrDefault(ReplyFields.CHAT, ""));
        return place.matches() && place.group("connection") != null ? place.group("connection") + ":" : "";
    }

    /** One message: what does not fit is cut, and the customer is told so. */
    private static String text(Article article) {
        String text = article.text().strip();
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        String cut = "ru".equals(article.language())
                ? "\n[...]\n(Ответ длиннее, чем вмещает Telegram. Напишите нам, и мы пришлём остальное.)"
                : "\n[...]\n(The answer is longer than Telegram takes. Write to us, and we will send the rest.)";
        return Words.cut(text, LONGEST_TEXT - cut.length()) + cut;
    }

    private static JsonNode read(String text) {
        try {
            JsonNode told = JSON.readTree(text);
            return told == null ? JSON.createObjectNode() : told;
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static byte[] bytes(ObjectNode message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing a message's JSON: " + impossible.getOriginalMessage(), impossible);
        }
    }
}
