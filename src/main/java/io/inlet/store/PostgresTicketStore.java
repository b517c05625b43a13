package io.inlet.store;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.InboundMessage;
import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.TicketStore;
import io.inlet.ticket.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Tickets in PostgreSQL. Thread-safe. */
public final class PostgresTicketStore implements TicketStore {
    private static final Duration USUAL_WINDOW = Duration.ofDays(1);

    private final Transactions transactions;
    private final Function<String, Duration> windows;
    private final Commitments commitments;
    private final Runnable onQueued;
    private final Runnable onWanted;

    public PostgresTicketStore(DataSource source, Runnable onQueued) {
        this(source, inbox -> USUAL_WINDOW, Commitments.NONE, onQueued, () -> {});
    }

    /**
     * @param windows how long after its last article a chat goes on with its ticket, by inbox
     * @param onQueued run after each commit that may have queued a delivery
     * @param onWanted run after each commit that may have queued a file to be fetched
     */
    public PostgresTicketStore(
            DataSource source,
            Function<String, Duration> windows,
            Commitments commitments,
            Runnable onQueued,
            Runnable onWanted) {
        this.transactions = new Transactions(source);
        this.windows = windows;
        this.commitments = commitments;
        this.onQueued = onQueued;
        this.onWanted = onWanted;
    }

    /** By e-mail and telephone; a channel's own id is looked at by {@link #record}, which knows the channel. */
    @Override
    public Optional<Contact> contact(String brand, Party sender) {
        return transactions.<Optional<Contact>, RuntimeException>single(
                "looking for a contact of " + brand, session -> Contacts.find(session, brand, sender));
    }

    @Override
    public List<Candidate> candidates(String brand, Mode mode, InboundMessage message) {
        if (!Candidates.hinted(message)) {
            return List.of();
        }
        return transactions.<List<Candidate>, RuntimeException>single(
                "looking for tickets of a message of " + message.channel() + "/" + message.inbox(), session -> {
                    Script script = session.script();
                    Candidates found = Candidates.look(script, new Scope(brand, mode, windows), message);
                    script.run();
                    return found.all();
                });
    }

    @Override
    public List<List<Outcome>> record(List<Understanding> groups) {
        List<List<Outcome>> outcomes =
                transactions.<List<List<Outcome>>, RuntimeException>write("recording " + names(groups), session -> {
                    List<List<Outcome>> decided = new Settlement(session, groups, windows, commitments).settle();
                    groups.forEach(each -> Failpoint.BEFORE_STORE_COMMIT.reach(inbox(each)));
                    return decided;
                });
        groups.forEach(each -> Failpoint.AFTER_STORE_COMMIT.reach(inbox(each)));
        if (outcomes.stream().flatMap(List::stream).anyMatch(outcome -> !(outcome instanceof Outcome.Ignored))) {
            onQueued.run();
        }
        if (groups.stream().flatMap(each -> each.items().stream()).anyMatch(item -> item.message()
                .isIncomplete())) {
            onWanted.run();
        }
        return outcomes;
    }

    private static String names(List<Understanding> groups) {
        return groups.stream()
                .map(each -> each.group().first().id().toString())
                .collect(Collectors.joining(", ", groups.size() == 1 ? "message " : "messages ", ""));
    }

    private static String inbox(Understanding each) {
        return each.group().first().inbox();
    }

    @Override
    public Optional<List<Outcome>> outcomes(UUID raw) {
        return transactions.<Optional<List<Outcome>>, RuntimeException>single(
                "reading what became of message " + raw, session -> Outcomes.read(session, raw));
    }
}
