package io.inlet.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.message.Automation;
import io.inlet.message.Party;
import io.inlet.ticket.Article;
import io.inlet.ticket.Contact;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The body of a webhook: {@code {"type","timestamp","data":{"ticket","article","contact"}}}, always under 20 KB as Standard Webhooks
 * 1.0.0 advises. Files go as links. What does not fit is cut, and a flag beside it says so.
 */
final class WebhookPayload {
    static final int LIMIT = 20_000;
    private static final int WORD = 300;
    private static final int LINE = 1000;
    private static final int MOST_LISTED = 10;
    /** What the lists of a message may take, so that its text always has the larger part. */
    private static final int ROOM_FOR_FILES = 5000;
    /** Names, quotes and flags of the texts that are put in last. */
    private static final int ROOM_FOR_NAMES = 100;

    /** Characters beyond the basic plane as four bytes of UTF-8, as {@link Clip} counts them, not as twelve of escapes. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private WebhookPayload() {}

    static byte[] of(DeliveryState state) {
        ObjectNode root = JSON.createObjectNode();
        root.put(
                "type",
                switch (state.delivery().operation()) {
                    case CREATE -> "ticket.created";
                    case APPEND -> "ticket.article-added";
                    case FILES -> "ticket.files-added";
                    case RESOLVE -> "ticket.resolved";
                    case REPLY -> throw new IllegalArgumentException("only reply targets speak to customers");
                });
        root.put("timestamp", state.delivery().queuedAt().toString());
        ObjectNode data = root.putObject("data");
        ticket(data.putObject("ticket"), state);
        ObjectNode article = data.putObject("article");
        article(article, state);
        if (state.contact() != null) {
            contact(data.putObject("contact"), state.contact());
        }
        texts(root, article, state.article());
        return bytes(root);
    }

    private static void ticket(ObjectNode node, DeliveryState state) {
        Ticket ticket = state.ticket();
        node.put("id", ticket.id().toString());
        node.put("number", ticket.number().text());
        put(node, "externalKey", state.delivery().externalKey(), WORD);
        put(node, "brand", ticket.brand(), WORD);
        put(node, "kind", ticket.kind());
        put(node, "subject", ticket.subject(), LINE);
        put(node, "status", ticket.status());
        put(node, "impact", ticket.impact());
        put(node, "urgency", ticket.urgency());
        put(
                node,
                "priority",
                ticket.priority() == null ? null : ticket.priority().name(),
                WORD);
        put(node, "category", ticket.category(), WORD);
        put(node, "group", ticket.group(), WORD);
        list(node, "tags", ticket.tags());
        put(node, "organisation", ticket.organisation(), WORD);
        put(node, "channel", ticket.channel(), WORD);
        put(node, "inbox", ticket.inbox(), WORD);
        put(node, "language", ticket.language(), WORD);
        put(node, "openedAt", ticket.openedAt());
        put(node, "respondBy", ticket.respondBy());
        put(node, "resolveBy", ticket.resolveBy());
        put(node, "url", state.link("/console/tickets/" + ticket.number().text()), LINE);
    }

    private static void article(ObjectNode node, DeliveryState state) {
        Article article = state.article();
        node.put("id", article.id().toString());
        put(node, "direction", article.direction());
        put(node, "channel", article.channel(), WORD);
        list(node, "inboxes", article.inboxes());
        put(node, "externalId", article.externalId(), LINE);
        if (article.sender() != null) {
            sender(node.putObject("sender"), article.sender());
        }
        put(node, "subject", article.subject(), LINE);
        put(node, "language", article.language(), WORD);
        if (article.automation().kind() != Automation.Kind.NONE) {
            node.put("automation", article.automation().kind().word());
        }
        List<String> remarks = state.remarks();
        if (!remarks.isEmpty()) {
            ArrayNode said = node.putArray("remarks");
            first(remarks).forEach(remark -> said.add(Clip.of(remark, WORD).text()));
        }
        put(node, "sentAt", article.sentAt());
        put(node, "receivedAt", article.receivedAt());
        files(node, state);
    }

    private static void sender(ObjectNode node, Party sender) {
        put(node, "name", sender.name(), WORD);
        put(node, "email", sender.email(), WORD);
        put(node, "phone", sender.phone(), WORD);
        put(node, "id", sender.id(), WORD);
        put(node, "handle", sender.handle(), WORD);
    }

    private static void contact(ObjectNode node, Contact contact) {
        node.put("id", contact.id().toString());
        put(node, "name", contact.name(), WORD);
        put(node, "organisation", contact.organisation(), WORD);
        ArrayNode identities = node.putArray("identities");
        for (Contact.Identity identity : first(contact.identities())) {
            ObjectNode one = identities.addObject();
            put(one, "kind", identity.kind(), WORD);
            put(one, "value", identity.value(), WORD);
        }
    }

    private static void files(ObjectNode node, DeliveryState state) {
        ArrayNode files = node.putArray("attachments");
        int room = ROOM_FOR_FILES;
        for (StoredAttachment attachment : state.article().attachments()) {
            ObjectNode file = JSON.createObjectNode();
            file.put("id", attachment.id().toString());
            put(file, "name", attachment.name(), WORD);
            put(file, "mediaType", attachment.mediaType(), WORD);
            file.put("size", attachment.size());
            put(file, "sha256", attachment.sha256(), WORD);
            file.put("inline", attachment.inline());
            put(file, "state", attachment.state());
            put(file, "url", state.link("/api/v1/attachments/" + attachment.id()), LINE);
            room -= bytes(file).length;
            if (room < 0) {
                node.put("attachmentsOmitted", state.article().attachments().size() - files.size());
                return;
            }
            files.add(file);
        }
    }

    /** The new text first; the whole text, with what it quotes, only where it says more and there is room. */
    private static void texts(ObjectNode root, ObjectNode node, Article article) {
        String whole = article.text() == null ? "" : article.text();
        String fresh = article.newText() == null || article.newText().isBlank() ? whole : article.newText();
        Clip first = Clip.of(fresh, room(root));
        node.put("newText", first.text());
        node.put("newTextCut", first.cut());
        if (!whole.equals(fresh)) {
            Clip second = Clip.of(whole, Math.max(0, room(root)));
            node.put("text", second.text());
            node.put("textCut", second.cut());
        }
    }

    private static int room(ObjectNode root) {
        return LIMIT - bytes(root).length - ROOM_FOR_NAMES;
    }

    private static void put(ObjectNode node, String name, String value, int room) {
        if (value != null) {
            node.put(name, Clip.of(value, room).text());
        }
    }

    private static void put(ObjectNode node, String name, Enum<?> value) {
        if (value != null) {
            node.put(name, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static void put(ObjectNode node, String name, Instant value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static void list(ObjectNode node, String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        first(values).forEach(value -> array.add(Clip.of(value, WORD / 3).text()));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_LISTED, all.size()));
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing a webhook's JSON: " + impossible.getOriginalMessage(), impossible);
        }
    }
}
