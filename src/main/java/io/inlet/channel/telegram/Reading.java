package io.inlet.channel.telegram;

import io.inlet.message.MalformedMessageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an update means: a piece of a message, or an event that asks for nothing. One of the two is null.
 *
 * @param event by name: {@code event} says which
 */
record Reading(Piece piece, Map<String, String> event) {
    /** Members of messages that only report what happened (Bot API, Message, "Service message"). */
    private static final List<String> SERVICE = List.of(
            "new_chat_members",
            "new_chat_member",
            "new_chat_participant",
            "left_chat_member",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_from_chat_id",
            "pinned_message",
            "successful_payment",
            "refunded_payment",
            "users_shared",
            "user_shared",
            "chat_shared",
            "gift",
            "unique_gift",
            "connected_website",
            "write_access_allowed",
            "passport_data",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "checklist_tasks_done",
            "checklist_tasks_added",
            "direct_message_price_changed",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway",
            "giveaway_winners",
            "giveaway_completed",
            "paid_message_price_changed",
            "suggested_post_approved",
            "suggested_post_approval_failed",
            "suggested_post_declined",
            "suggested_post_paid",
            "suggested_post_refunded",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited",
            "voice_chat_scheduled",
            "voice_chat_started",
            "voice_chat_ended",
            "voice_chat_participants_invited",
            "story");

    private static final Pattern START = Pattern.compile("/start(@\\w+)?(\\s+[A-Za-z0-9_-]{1,64})?\\s*");

    static Reading of(Update update) throws MalformedMessageException {
        if (update.isMessage()) {
            return ofMessage(update.body(), update.isEdit());
        }
        if (update.kind().equals(Update.CALLBACK)) {
            return update.body().has("message") && update.body().has("from")
                    ? new Reading(PieceReader.pressed(update.body()), null)
                    : event("callback", null);
        }
        if (update.kind().equals(Update.OWN_MEMBERSHIP)) {
            return membership(update.body());
        }
        return event(update.kind(), null);
    }

    private static Reading ofMessage(Node message, boolean edit) throws MalformedMessageException {
        Node chat = message.needed("chat");
        message.neededWhole("message_id");
        Optional<Long> moved = message.whole("migrate_to_chat_id");
        if (moved.isPresent()) {
            Reading migrated = event("migrated", chat);
            migrated.event().put("to", Long.toString(moved.get()));
            return migrated;
        }
        for (String service : SERVICE) {
            if (message.has(service)) {
                Reading happened = event("service", chat);
                happened.event().put("what", service);
                return happened;
            }
        }
        if (edit && message.has("location")) {
            return event("live-location", chat);
        }
        if (isByOwner(message, chat)) {
            return event("own-message", chat);
        }
        String text = message.text("text");
        if (!edit && text != null && START.matcher(text).matches()) {
            Reading start = event("start", chat);
            start.event()
                    .put("parameter", text.replaceFirst("(?s)^\\S+\\s*", "").strip());
            return start;
        }
        return PieceReader.said(message, chat, edit)
                .map(piece -> new Reading(piece, null))
                .orElseGet(() -> event("sticker", chat));
    }

    /** In a chat of a business account its owner's messages reach the bot as well; a private chat has the customer's id. */
    private static boolean isByOwner(Node message, Node chat) throws MalformedMessageException {
        Optional<Node> from = message.object("from");
        return message.has("business_connection_id")
                && from.isPresent()
                && from.get().neededWhole("id") != chat.neededWhole("id");
    }

    private static Reading membership(Node change) throws MalformedMessageException {
        String status = change.needed("new_chat_member").text("status");
        boolean there = !"kicked".equals(status) && !"left".equals(status);
        Node chat = change.needed("chat");
        boolean person = "private".equals(chat.text("type"));
        Reading reading = event(person ? there ? "unblocked" : "blocked" : there ? "bot-added" : "bot-removed", chat);
        Optional<Node> from = change.object("from");
        if (from.isPresent()) {
            reading.event().put("user", Long.toString(from.get().neededWhole("id")));
        }
        return reading;
    }

    private static Reading event(String name, Node chat) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("event", name);
        if (chat != null) {
            event.put("chat", chat.json().path("id").asText());
        }
        return new Reading(null, event);
    }
}
