package io.inlet.rules;

import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of a {@link Vocabulary} for one message. */
final class Facts {
    /** More of a list than this no rule needs, and a message with thousands of attachments shall cost no more than others. */
    private static final int MOST = 100;

    private Facts() {}

    static Map<String, Object> of(Context context) {
        InboundMessage message = context.message();
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "message",
                Map.of(
                        "subject", message.subject(),
                        "text", message.text(),
                        "newText", message.newText(),
                        "all", message.subject() + "\n" + message.newText()));
        facts.put("sender", sender(message.sender()));
        facts.put("contact", contact(context.contact().orElse(null)));
        facts.put(
                "candidates",
                first(context.candidates()).stream()
                        .map(candidate -> Map.of(
                                "number", candidate.number().text(),
                                "status", candidate.status().name().toLowerCase(Locale.ROOT),
                                "participant", candidate.participant()))
                        .toList());
        facts.put(
                "attachments",
                first(message.attachments()).stream()
                        .map(attachment -> Map.of(
                                "name", attachment.name(),
                                "mediaType", attachment.mediaType(),
                                "size", attachment.size(),
                                "inline", attachment.inline()))
                        .toList());
        facts.put(
                "recipients",
                first(message.recipients()).stream()
                        .map(recipient -> text(recipient.email()))
                        .toList());
        facts.put("fields", message.fields());
        facts.put("inbox", message.inbox());
        facts.put("brand", context.raw().brand());
        facts.put("channel", message.channel());
        facts.put("automation", message.automation().kind().word());
        facts.put("trust", text(message.trust().level()));
        facts.put("trustReasons", first(message.trust().reasons()));
        facts.put("language", text(message.language()));
        return facts;
    }

    private static Map<String, Object> sender(Party sender) {
        String email = text(sender.email());
        return Map.of(
                "name", text(sender.name()),
                "email", email,
                "domain", email.substring(email.lastIndexOf('@') + 1),
                "phone", text(sender.phone()),
                "id", text(sender.id()),
                "handle", text(sender.handle()));
    }

    private static Map<String, Object> contact(Contact contact) {
        return contact == null
                ? Map.of("known", false, "name", "", "organisation", "")
                : Map.of("known", true, "name", text(contact.name()), "organisation", text(contact.organisation()));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
