package io.inlet.channel.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.message.MalformedMessageException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One update of a bot.
 *
 * @param id null for a message that stands alone, as archives have them
 * @param kind the member that says what happened, such as {@code message}
 */
record Update(Long id, String kind, Node body) {
    static final List<String> MESSAGES = List.of("message", "channel_post", "business_message");
    static final List<String> EDITS = List.of("edited_message", "edited_channel_post", "edited_business_message");
    static final String CALLBACK = "callback_query";
    static final String OWN_MEMBERSHIP = "my_chat_member";

    /** Updates that say nothing to a service desk. */
    private static final List<String> OTHERS = List.of(
            "business_connection",
            "deleted_business_messages",
            "message_reaction",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost");

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(1 << 20)
                    .maxNumberLength(100)
                    .maxNameLength(1000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build());

    /** One update or message, or an answer to getUpdates with several. */
    static List<Update> all(byte[] bytes) throws MalformedMessageException {
        Node root = Node.asObject("update", json(bytes));
        if (!root.has("ok") || !root.has("result")) {
            return List.of(of(root));
        }
        List<Update> updates = new ArrayList<>();
        for (Node each : root.objects("result")) {
            updates.add(of(each));
        }
        return updates;
    }

    boolean isMessage() {
        return MESSAGES.contains(kind) || isEdit();
    }

    boolean isEdit() {
        return EDITS.contains(kind);
    }

    private static Update of(Node root) throws MalformedMessageException {
        Long id = root.whole("update_id").orElse(null);
        for (List<String> kinds : List.of(MESSAGES, EDITS, List.of(CALLBACK, OWN_MEMBERSHIP), OTHERS)) {
            for (String kind : kinds) {
                if (root.has(kind)) {
                    return new Update(id, kind, root.needed(kind));
                }
            }
        }
        if (id == null && root.has("message_id") && root.has("chat")) {
            return new Update(null, root.has("edit_date") ? "edited_message" : "message", root);
        }
        throw new MalformedMessageException("no update of a kind that Inlet knows; it has " + root.names());
    }

    private static JsonNode json(byte[] bytes) throws MalformedMessageException {
        try {
            return JSON.readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(bytes);
        } catch (JsonProcessingException broken) {
            throw new MalformedMessageException("the update is not JSON: " + broken.getOriginalMessage(), broken);
        } catch (CharConversionException broken) {
            throw new MalformedMessageException("the update is not JSON: " + broken.getMessage(), broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading bytes in memory", impossible);
        }
    }
}
