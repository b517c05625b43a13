package io.inlet.store;

import io.inlet.message.InboundMessage;
import io.inlet.message.ThreadHint;
import io.inlet.ticket.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The tickets that a message may belong to, nearest first: the one whose token it shows, those of the messages that it names, then of its
 * call, of its chat, and at last what its sender has open. A look for them costs nothing for hints that the message does not give.
 */
final class Candidates {
    private final InboundMessage message;
    private final Scope scope;
    private final Script.Answer<Candidate> shown;
    private final Script.Answer<Threads.Found> threads;
    private final Script.Answer<Original> originals;
    private final List<Script.Answer<Candidate>> further;

    private Candidates(
            InboundMessage message,
            Scope scope,
            Script.Answer<Candidate> shown,
            Script.Answer<Threads.Found> threads,
            Script.Answer<Original> originals,
            List<Script.Answer<Candidate>> further) {
        this.message = message;
        this.scope = scope;
        this.shown = shown;
        this.threads = threads;
        this.originals = originals;
        this.further = further;
    }

    /** Whether there is anything to look for. */
    static boolean hinted(InboundMessage message) {
        ThreadHint thread = message.thread();
        return thread.namesOriginal()
                || thread.call() != null
                || thread.chat() != null
                || !thread.topics().isEmpty()
                || thread.withContact();
    }

    /** Adds the look to a script; the answers are there when that has run. */
    static Candidates look(Script script, Scope scope, InboundMessage message) {
        Script.Answer<Candidate> shown = ShownTicket.look(script, scope, message);
        Script.Answer<Threads.Found> threads = Threads.look(script, scope.brand(), message);
        Script.Answer<Original> originals = Original.look(script, scope, message);
        List<Script.Answer<Candidate>> further = new ArrayList<>();
        Conversation.of(message).stream()
                .filter(Conversation::answers)
                .forEach(conversation -> further.add(conversation.look(script, scope, message)));
        further.add(OpenTickets.look(script, scope, message));
        further.removeIf(Objects::isNull);
        return new Candidates(message, scope, shown, threads, originals, further);
    }

    /** One a ticket, with the nearest reason. */
    List<Candidate> all() {
        Map<UUID, Candidate> all = new LinkedHashMap<>();
        if (shown != null) {
            shown.rows().forEach(candidate -> all.put(candidate.ticket(), candidate));
        }
        if (threads != null) {
            List<Threads.Found> found = threads.rows().stream()
                    .filter(article -> article.mode() == scope.mode())
                    .toList();
            Threads.candidates(found, message).forEach(candidate -> all.putIfAbsent(candidate.ticket(), candidate));
        }
        originals().forEach(original -> all.putIfAbsent(original.candidate().ticket(), original.candidate()));
        further.forEach(answer -> answer.rows().forEach(candidate -> all.putIfAbsent(candidate.ticket(), candidate)));
        return List.copyOf(all.values());
    }

    /** The article that the message edits, and its latest version; empty unless it edits one that is stored. */
    Optional<Edited> edited() {
        List<Original> versions = originals();
        return !message.edits() || versions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edited(versions.get(versions.size() - 1), versions.get(0)));
    }

    private List<Original> originals() {
        return originals == null ? List.of() : originals.rows();
    }

    /** What an edit changes: the first version names article and ticket, the latest is what it is compared with. */
    record Edited(Original first, Original latest) {}
}
