package io.inlet.dispatch;

import io.inlet.ticket.Article;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Ticket;
import java.net.URI;
import java.time.Instant;

/**
 * Everything an adapter may know of one delivery.
 *
 * @param contact null for somebody unknown
 * @param links where tickets and files can be opened by staff; null: no links
 * @param now time of this step
 */
public record DeliveryState(
        Delivery delivery,
        TargetConfig target,
        Ticket ticket,
        Article article,
        Contact contact,
        URI links,
        Instant now) {
    /** A link for staff to a path of the management listener; null where there are none. */
    String link(String path) {
        return links == null ? null : links.toString().replaceFirst("/+$", "") + path;
    }

    public DeliveryState at(Instant later) {
        return new DeliveryState(delivery, target, ticket, article, contact, links, later);
    }
}
