package io.inlet.console;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Party;
import io.inlet.ticket.Article;
import io.inlet.ticket.Contact;
import io.inlet.ticket.HistoryEntry;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Tickets as JSON; names follow the output of {@code inlet parse} where both have the same thing. */
final class TicketJson {
    private TicketJson() {}

    static Map<String, Object> summary(Ticket ticket) {
        return fields(ticket).map();
    }

    static Map<String, Object> details(Tickets.Details details, Locale locale) {
        return fields(details.ticket())
                .with("contact", details.contact().map(TicketJson::contact).orElse(null))
                .with("articles", list(details.articles(), article -> article(article, details, locale)))
                .with("history", list(details.history(), entry -> history(entry, locale)))
                .with("targets", list(details.targets(), target -> target(target, locale)))
                .map();
    }

    private static Fields fields(Ticket ticket) {
        return new Fields()
                .with("id", ticket.id().toString())
                .with("number", ticket.number().text())
                .with("brand", ticket.brand())
                .with("mode", Json.word(ticket.mode()))
                .with("kind", Json.word(ticket.kind()))
                .with("subject", ticket.subject())
                .with("status", Json.word(ticket.status()))
                .with("impact", Json.word(ticket.impact()))
                .with("urgency", Json.word(ticket.urgency()))
                .with("priority", Json.word(ticket.priority()))
                .with("category", ticket.category())
                .with("group", ticket.group())
                .with("tags", ticket.tags())
                .with("contactId", text(ticket.contact()))
                .with("organisation", ticket.organisation())
                .with("channel", ticket.channel())
                .with("inbox", ticket.inbox())
                .with("language", ticket.language())
                .with("openedAt", text(ticket.openedAt()))
                .with("updatedAt", text(ticket.updatedAt()))
                .with("respondBy", text(ticket.respondBy()))
                .with("resolveBy", text(ticket.resolveBy()))
                .with("parent", text(ticket.parent()));
    }

    static Map<String, Object> contact(Contact contact) {
        return new Fields()
                .with("id", contact.id().toString())
                .with("name", contact.name())
                .with("organisation", contact.organisation())
                .with("identities", list(contact.identities(), identity -> new Fields()
                        .with("kind", identity.kind())
                        .with("value", identity.value())
                        .map()))
                .map();
    }

    private static Map<String, Object> article(Article article, Tickets.Details details, Locale locale) {
        return new Fields()
                .with("id", article.id().toString())
                .with("raw", article.raw() == null ? null : "/api/v1/raw/" + article.raw())
                .with("direction", Json.word(article.direction()))
                .with("channel", article.channel())
                .with("inboxes", article.inboxes())
                .with("externalId", article.externalId())
                .with("sender", party(article.sender()))
                .with("recipients", list(article.recipients(), recipient -> new Fields()
                        .with("kind", recipient.kind())
                        .with("name", recipient.name())
                        .with("email", recipient.email())
                        .map()))
                .with("subject", article.subject())
                .with("text", article.text())
                .with("newText", article.newText())
                .with("html", article.html())
                .with("language", article.language())
                .with("attachments", list(article.attachments(), TicketJson::attachment))
                .with("automation", automation(article.automation()))
                .with(
                        "trust",
                        article.trust() == null
                                ? null
                                : new Fields()
                                        .with("level", article.trust().level())
                                        .with("reasons", article.trust().reasons())
                                        .map())
                .with("fields", article.fields())
                .with(
                        "delivery",
                        details.reply(article)
                                .map(reply -> new Fields()
                                        .with("target", reply.target())
                                        .with("state", reply.state())
                                        .with("reason", Reasons.json(Reasons.stored(reply.reason()), locale))
                                        .map())
                                .orElse(null))
                .with("sentAt", text(article.sentAt()))
                .with("receivedAt", text(article.receivedAt()))
                .map();
    }

    private static Map<String, Object> attachment(StoredAttachment attachment) {
        boolean stored = attachment.state() == Attachment.State.STORED;
        return new Fields()
                .with("id", attachment.id().toString())
                .with("name", attachment.name())
                .with("mediaType", attachment.mediaType())
                .with("size", attachment.size())
                .with("sha256", attachment.sha256())
                .with("contentId", attachment.contentId())
                .with("inline", attachment.inline())
                .with("state", Json.word(attachment.state()))
                .with("reason", attachment.reason())
                .with("content", stored ? "/api/v1/attachments/" + attachment.id() : null)
                .map();
    }

    private static Map<String, Object> automation(Automation automation) {
        return automation == null
                ? null
                : new Fields()
                        .with("kind", automation.kind().word())
                        .with("reasons", automation.reasons())
                        .with("bounces", list(automation.bounces(), bounce -> new Fields()
                                .with("recipient", bounce.recipient())
                                .with("status", bounce.status())
                                .with("action", bounce.action())
                                .with("diagnostic", bounce.diagnostic())
                                .with("reason", bounce.reason())
                                .with("derived", bounce.derived() ? true : null)
                                .map()))
                        .map();
    }

    private static Map<String, Object> party(Party party) {
        return party == null
                ? null
                : new Fields()
                        .with("name", party.name())
                        .with("email", party.email())
                        .with("phone", party.phone())
                        .with("id", party.id())
                        .with("handle", party.handle())
                        .map();
    }

    private static Map<String, Object> history(HistoryEntry entry, Locale locale) {
        return new Fields()
                .with("at", text(entry.at()))
                .with("actor", entry.actor())
                .with("field", entry.field())
                .with("before", entry.before())
                .with("after", entry.after())
                .with("reasons", Reasons.json(entry.reasons(), locale))
                .map();
    }

    private static Map<String, Object> target(Tickets.TargetState target, Locale locale) {
        return new Fields()
                .with("target", target.target())
                .with("state", target.state())
                .with("attempts", target.attempts())
                .with("externalKey", target.externalKey())
                .with("url", target.url())
                .with("reason", Reasons.json(Reasons.stored(target.reason()), locale))
                .map();
    }

    private static <T> List<Map<String, Object>> list(List<T> values, Function<T, Map<String, Object>> form) {
        return values == null ? List.of() : values.stream().map(form).toList();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
