package io.inlet.dispatch;

import io.inlet.message.Content;
import io.inlet.ticket.Article;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tickets that are found by id. */
public final class MemoryTickets implements Tickets {
    private final Map<UUID, Details> all = new ConcurrentHashMap<>();

    /** Opens a ticket, or adds an article to it; returns the article's id. */
    public UUID write(UUID ticket, String text) {
        UUID article = UUID.randomUUID();
        UUID contact = UUID.nameUUIDFromBytes(new byte[] {1});
        all.compute(ticket, (id, before) -> {
            List<Article> articles = new ArrayList<>(before == null ? List.of() : before.articles());
            articles.add(Samples.article(article, ticket, text, text, List.of()));
            return new Details(
                    Samples.ticket(ticket, contact),
                    Optional.of(Samples.contact(contact)),
                    articles,
                    List.of(),
                    List.of());
        });
        return article;
    }

    @Override
    public Optional<Details> find(UUID id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Details> find(UUID id, UUID article) {
        return find(id).map(whole -> new Details(
                whole.ticket(),
                whole.contact(),
                whole.articles().stream()
                        .filter(each -> each.id().equals(article))
                        .toList(),
                List.of(),
                List.of()));
    }

    @Override
    public Optional<Details> find(TicketNumber number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page search(Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<File> attachment(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Content> raw(UUID rawMessage) {
        throw new UnsupportedOperationException();
    }
}
