package io.inlet.dispatch;

import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.ticket.Article;
import io.inlet.ticket.StoredAttachment;
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
    private final Map<UUID, File> files = new ConcurrentHashMap<>();

    /** Opens a ticket with this article, or adds it, or replaces the one of the same id. */
    public void write(Article article) {
        UUID contact = UUID.nameUUIDFromBytes(new byte[] {1});
        all.compute(article.ticket(), (id, before) -> {
            List<Article> articles = new ArrayList<>(before == null ? List.of() : before.articles());
            articles.removeIf(each -> each.id().equals(article.id()));
            articles.add(article);
            return new Details(
                    Samples.ticket(id, contact), Optional.of(Samples.contact(contact)), articles, List.of(), List.of());
        });
    }

    /** Keeps the bytes of an attachment. */
    public StoredAttachment keep(String name, String mediaType, long size, Content content) {
        StoredAttachment file = new StoredAttachment(
                UUID.randomUUID(),
                name,
                mediaType,
                size,
                "0".repeat(64),
                null,
                false,
                Attachment.State.STORED,
                null,
                false);
        files.put(file.id(), new File(file, content));
        return file;
    }

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

    /** The ticket is resolved from now on. */
    public void resolve(UUID ticket) {
        all.computeIfPresent(
                ticket,
                (id, open) -> new Details(
                        Samples.resolved(open.ticket()), open.contact(), open.articles(), List.of(), List.of()));
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
        return Optional.ofNullable(files.get(id));
    }

    @Override
    public Optional<Content> raw(UUID rawMessage) {
        throw new UnsupportedOperationException();
    }
}
