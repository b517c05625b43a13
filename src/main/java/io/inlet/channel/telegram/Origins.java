package io.inlet.channel.telegram;

import io.inlet.message.MalformedMessageException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where a forwarded message came from. It is only told: who forwards is who asks. */
final class Origins {
    private Origins() {}

    static Map<String, String> of(Node message) throws MalformedMessageException {
        Map<String, String> fields = new LinkedHashMap<>();
        Optional<Node> origin = message.object("forward_origin");
        if (origin.isPresent()) {
            put(fields, "forwarded-from", name(origin.get(), "sender_user", "sender_chat", "chat"));
            put(fields, "forwarded-from", origin.get().text("sender_user_name"));
            moment(fields, origin.get(), "date");
        } else if (message.has("forward_date")) {
            put(fields, "forwarded-from", name(message, "forward_from", "forward_from_chat"));
            put(fields, "forwarded-from", message.text("forward_sender_name"));
            moment(fields, message, "forward_date");
        }
        return fields;
    }

    private static String name(Node origin, String... members) throws MalformedMessageException {
        Optional<Node> who = origin.firstObject(members);
        if (who.isEmpty()) {
            return null;
        }
        String name = Senders.chat(who.get()).name();
        String handle = who.get().text("username");
        return handle == null ? name : name == null ? "@" + handle : name + " (@" + handle + ")";
    }

    private static void moment(Map<String, String> fields, Node node, String member) throws MalformedMessageException {
        put(fields, "forwarded-at", Objects.toString(Moments.of(node, member), null));
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
