package io.inlet.store;

import io.inlet.message.Attachment;
import io.inlet.message.InboundMessage;
import io.inlet.message.RawMessage;
import io.inlet.message.Reason;
import io.inlet.ticket.Candidate;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.Understood;
import java.sql.SQLException;
import java.util.List;

/** Keeps what a customer changed in an earlier message beside what was there before. It opens and reopens nothing. */
final class Editing {
    private final Appending appending;
    private final Script script;
    private final RawMessage raw;

    Editing(Session session, Script script, RawMessage raw) {
        this.appending = new Appending(session, script, raw);
        this.script = script;
        this.raw = raw;
    }

    Outcome edit(Understood item, Candidates.Edited edited) throws SQLException {
        Candidate target = edited.first().candidate();
        if (isUnchanged(item.message(), edited.latest())) {
            return new Outcome.Ignored(
                    List.of(Reason.of("edit-without-change", target.number().text())));
        }
        List<Reason> reasons = List.of(Reason.of("edit-of-message"));
        Outcome.Appended appended = appending.add(item, target, reasons);
        TicketHistory.add(
                script,
                raw.brand(),
                target.ticket(),
                "edit",
                edited.first().article().toString(),
                appended.article().toString(),
                reasons);
        return appended;
    }

    /**
     * Providers tell of an edit when they only drew a preview of a link. In an article of several messages the edited one is still there:
     * it alone counts.
     */
    private static boolean isUnchanged(InboundMessage message, Original latest) {
        boolean sameText = latest.joined()
                ? latest.said()
                : latest.text().strip().equals(message.text().strip());
        return sameText
                && message.attachments().stream()
                        .allMatch(file -> latest.files().contains(known(file)));
    }

    /** As {@link Original} reads it. */
    private static String known(Attachment file) {
        return file.source() != null ? file.source() : file.sha256() != null ? file.sha256() : file.name();
    }
}
