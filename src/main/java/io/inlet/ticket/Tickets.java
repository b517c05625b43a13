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

    /**
     * A ticket with everything known of it.
     *
     * @param replies how it went with each article that was to be said to the customer
     */
    record Details(
            Ticket ticket,
            Optional<Contact> contact,
            List<Article> articles,
            List<HistoryEntry> history,
            List<TargetState> targets,
            List<ReplyState> replies) {
        /** Of a ticket in which nothing was said to the customer. */
        public Details(
                Ticket ticket,
                Optional<Contact> contact,
                List<Article> articles,
                List<HistoryEntry> history,
                List<TargetState> targets) {
            this(ticket, contact, articles, history, targets, List.of());
        }

        /** How it went with saying an article to the customer; empty for what customers wrote. */
        public Optional<ReplyState> reply(Article article) {
            return replies.stream()
                    .filter(reply -> reply.article().equals(article.id()))
                    .findFirst();
        }
    }

    /** What one target knows of a ticket; key and url are null until it told them. */
    record TargetState(String target, String state, int attempts, String externalKey, String url, String reason) {
        /** Whether the customer's server gave it back after ours had taken it. */
        public boolean cameBack() {
            return Remarks.cameBack(reason);
        }
    }

    /** How it went with saying one article to the customer; the reason is null where there is nothing to explain. */
    record ReplyState(UUID article, String target, String state, String reason) {
        /** Whether the customer's server gave it back after ours had taken it. */
        public boolean cameBack() {
            return Remarks.cameBack(reason);
        }
    }

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
