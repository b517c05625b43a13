package io.inlet.dispatch;

import io.inlet.message.Content;
import io.inlet.message.StoreUnavailableException;
import io.inlet.ticket.Tickets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Loads what an adapter may know of a delivery. Throws StoreUnavailableException on a bad day. */
public final class DeliveryStates {
    private final Tickets tickets;
    private final Targets targets;
    private final URI links;

    /** @param links where staff opens the console; null: no links are sent */
    public DeliveryStates(Tickets tickets, Targets targets, URI links) {
        this.tickets = tickets;
        this.targets = targets;
        this.links = links;
    }

    /** Empty when the target, the ticket or the article is not there (any more). */
    public Optional<DeliveryState> load(Delivery delivery, Instant now) {
        Optional<TargetConfig> target = targets.find(delivery.target()).filter(TargetConfig::enabled);
        Optional<Tickets.Details> found =
                target.isEmpty() ? Optional.empty() : tickets.find(delivery.ticket(), delivery.article());
        return found.flatMap(details -> details.articles().stream()
                .findFirst()
                .map(article -> new DeliveryState(
                        delivery,
                        target.get(),
                        details.ticket(),
                        article,
                        details.contact().orElse(null),
                        this::content,
                        links,
                        null,
                        now)));
    }

    private Content content(UUID attachment) {
        return () -> {
            try {
                return tickets.attachment(attachment)
                        .orElseThrow(() -> new FileNotFoundException("attachment " + attachment + " has no bytes"))
                        .content()
                        .open();
            } catch (StoreUnavailableException away) {
                throw new IOException("reading attachment " + attachment + " from the store", away);
            }
        };
    }
}
