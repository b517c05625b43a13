package io.inlet.ticket;

import io.inlet.message.Content;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading tickets, for the API and the console. Every method throws StoreUnavailableException on a bad day. Thread-safe. */
public interface Tickets {
    /**
     * A search; null parts do not restrict.
     *
     * @param text words in number, subject, sender or text
     * @param after the {@code next} of the page before; null for the first page
     * @param limit 1 to 200 tickets a page
     */
    record Query(
            String text,
            String brand,
            String channel,
            String inbox,
            Status status,
            Priority priority,
            String contactEmail,
            String after,
            int limit) {}

    /** Newest first; {@code next} is null on the last page. */
    record Page(List<Ticket> tickets, String next) {}

    /** A ticket with everything known of it. */
    record Details(
            Ticket ticket,
            Optional<Contact> contact,
            List<Article> articles,
            List<HistoryEntry> history,
            List<TargetState> targets) {}

    /** What one target knows of a ticket; key and url are null until it told them. */
    record TargetState(String target, String state, int attempts, String externalKey, String url, String reason) {}

    /** An attachment's bytes with what the store knows of them. */
    record File(StoredAttachment attachment, Content content) {}

    Page search(Query query);

    Optional<Details> find(TicketNumber number);

    Optional<Details> find(UUID id);

    /** A ticket with one of its articles alone, and no history: what a delivery tells, however long the thread is. */
    Optional<Details> find(UUID ticket, UUID article);

    /** The file of an article, if its bytes are stored. */
    Optional<File> attachment(UUID id);

    /** The bytes exactly as they arrived. */
    Optional<Content> raw(UUID rawMessage);
}
