package io.inlet.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.settings.SigningKeys;
import java.util.Map;

/**
 * Tells a target through signed webhooks (Standard Webhooks 1.0.0). A receiver cannot be asked what it has, so what perhaps arrived is
 * sent again with the same {@code webhook-id}: dropping repeats is the receiver's half of exactly once.
 */
public final class WebhookAdapter implements TargetAdapter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_URL = 2000;

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public Call next(DeliveryState state, Answer last) {
        if (last == null) {
            return send(state);
        }
        if (last instanceof Answer.Lost lost) {
            return StatusRules.meaning(lost);
        }
        Answer.Received answer = (Answer.Received) last;
        return StatusRules.success(answer) ? done(answer) : StatusRules.meaning(state, answer);
    }

    /** The id of a delivery's event: the same in every attempt. */
    public static String id(Delivery delivery) {
        return "msg_" + delivery.id();
    }

    private static Call.Send send(DeliveryState state) {
        String id = id(state.delivery());
        long timestamp = state.now().getEpochSecond();
        byte[] body = WebhookPayload.of(state);
        SigningKeys keys = SigningKeys.parse(state.target().secret());
        return new Call.Send(
                "POST",
                "",
                Map.of(
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(timestamp),
                        "webhook-signature",
                        keys.sign(id, timestamp, body)),
                body,
                "webhook " + id + ", " + body.length + " bytes");
    }

    /** The answer may name the ticket as the target knows it; anything else in it is as good as nothing. */
    private static Call.Done done(Answer.Received answer) {
        JsonNode told;
        try {
            told = JSON.readTree(answer.text());
        } catch (JsonProcessingException notJson) {
            return new Call.Done(null, null);
        }
        String url = told == null ? null : word(told.get("url"), LONGEST_URL);
        boolean web = url != null && url.matches("https?://[^\\s\"<>]+");
        return new Call.Done(told == null ? null : word(told.get("externalKey"), LONGEST_KEY), web ? url : null);
    }

    private static String word(JsonNode node, int longest) {
        if (node == null || !node.isTextual() && !node.isIntegralNumber()) {
            return null;
        }
        String text = node.asText().strip();
        boolean printable = text.codePoints().noneMatch(Character::isISOControl);
        return text.isEmpty() || text.length() > longest || !printable ? null : text;
    }
}
