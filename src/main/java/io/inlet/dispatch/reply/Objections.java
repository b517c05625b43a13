package io.inlet.dispatch.reply;

import io.inlet.message.Automation;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.text.EmailAddresses;
import io.inlet.text.NoReply;
import io.inlet.ticket.Notice;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom Inlet says nothing to by itself, whatever there is to say: machines, addresses that nobody reads, and itself (RFC 3834, 2). */
final class Objections {
    /** Nobody reads what is sent there (RFC 2142; RFC 3834, 2; and what senders call such addresses). */
    private static final Pattern NOBODY = Pattern.compile(
            "(mailer-daemon|postmaster|bounces?([-+=].*)?|daemon|listserv|majordomo|owner-.*|.*-request)@.*");

    private final Set<String> own;

    /** @param own addresses of this installation, in lower case */
    Objections(Set<String> own) {
        this.own = Set.copyOf(own);
    }

    /** Why it is not said; empty where nothing is against it. Neither who wrote nor who would be told may be a machine. */
    Optional<Reason> to(Notice.Kind kind, Heard heard, Party to) {
        if (heard.automation() != Automation.Kind.NONE) {
            return Optional.of(
                    Reason.of(kind.word() + "-machine", heard.automation().word()));
        }
        return unread(heard.sender())
                .or(() -> unread(to))
                .map(address -> Reason.of(kind.word() + "-no-reply", address));
    }

    private Optional<String> unread(Party party) {
        return Optional.ofNullable(party.email())
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(address -> own.contains(address)
                        || own.contains(EmailAddresses.withoutDetail(address))
                        || NoReply.isIn(address)
                        || NOBODY.matcher(address).matches());
    }
}
