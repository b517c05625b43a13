package io.inlet.dispatch;

import io.inlet.settings.Texts;
import io.inlet.ticket.Article;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Remarks;
import io.inlet.ticket.Ticket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Everything an adapter may know of one delivery.
 *
 * @param contact null for somebody unknown
 * @param files the bytes of the article's attachments
 * @param links where tickets and files can be opened by staff; null: no links
 * @param asked the call that the last answer is for; null at the beginning of an attempt
 * @param now time of this step
 */
public record DeliveryState(
        Delivery delivery,
        TargetConfig target,
        Ticket ticket,
        Article article,
        Contact contact,
        FileContents files,
        URI links,
        Call.Send asked,
        Instant now) {
    /** A link for staff to a path of the management listener; null where there are none. */
    public String link(String path) {
        return links == null ? null : links.toString().replaceFirst("/+$", "") + path;
    }

    /** The language of the ticket, in which staff is told what Inlet itself has to say. */
    public Locale language() {
        return Locale.forLanguageTag(ticket.language() == null ? "en" : ticket.language());
    }

    /** What staff should know of the article beside its text, in words. */
    public List<String> remarks() {
        Texts texts = Texts.of("reasons", language());
        return Remarks.of(article).stream()
                .map(remark -> texts.get(remark.code(), remark.arguments().toArray()))
                .toList();
    }

    /** The same delivery after a call. */
    public DeliveryState after(Call.Send call, Instant later) {
        return new DeliveryState(delivery, target, ticket, article, contact, files, links, call, later);
    }
}
