package io.inlet.pipeline.mailbox;

import io.inlet.message.Reason;
import io.inlet.pipeline.Seldom;
import io.inlet.pipeline.oauth.TokenRefusedException;
import io.inlet.pipeline.vital.Pulse;
import io.inlet.pipeline.vital.Vital;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one mailbox does, and the one place that says so in the log. Up means: mail flows. A single mail that cannot be taken does not make a
 * mailbox go down, but stands in the detail until somebody has looked. Thread-safe.
 */
final class MailboxHealth implements Vital {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxHealth.class);

    private final String name;
    private final String where;
    private final Pulse pulse;
    private final Redaction redaction;
    private String lastError = "";
    private String lastFailure = "";
    private final Seldom keptSaid = new Seldom(Duration.ofHours(1));
    private String keptFor = "";
    private int waiting;
    private int retrying;
    private int failed;
    private long taken;
    private long givenUp;
    private boolean idle;

    /** @param where the mailbox for a person: user, host, folder */
    MailboxHealth(String name, String where, Duration interval, Redaction redaction, Clock clock) {
        this.name = name;
        this.where = where;
        this.redaction = redaction;
        this.pulse = new Pulse(interval, clock);
    }

    synchronized void good() {
        pulse.good();
        lastError = "";
    }

    /** A look ended early. The store says itself why it is away. */
    synchronized void storeAway(Throwable away) {
        pulse.bad();
        lastError = redaction.say(away);
    }

    synchronized void bad(Throwable failure, Duration pause) {
        pulse.bad();
        lastError = redaction.say(failure);
        LOG.warn("Reading {}: {}; next look in {} s", where, lastError, pause.toSeconds());
    }

    synchronized void refused(Throwable failure, Duration pause) {
        pulse.refused();
        lastError = redaction.say(failure);
        LOG.error(
                "{} does not let Inlet in: {}; {}; next try in {} s",
                where,
                lastError,
                failure instanceof TokenRefusedException
                        ? "inlet login " + name + " allows it anew where a person has to"
                        : "check user and password (many providers want an app password, or OAuth2)",
                pause.toSeconds());
    }

    /** Whether the server would tell at once of new mail. */
    synchronized void idle(boolean waits) {
        idle = waits;
    }

    /** Whether the last look went well. */
    synchronized boolean isHeard() {
        return pulse.wasHeard() && !pulse.isFailing() && pulse.up();
    }

    synchronized void taken() {
        taken++;
        pulse.beat();
    }

    /** One mail could not be taken. */
    synchronized void failure(String id, Throwable failure) {
        lastFailure = id + ": " + redaction.say(failure);
        LOG.warn("Mail {} in {} could not be taken: {}", id, where, redaction.say(failure));
        LOG.debug("Mail {} in {}", id, where, failure);
    }

    /** Mails are captured, but stay where they were. Said when it begins, then seldom. */
    synchronized void kept(int mails, Throwable failure) {
        String reason = redaction.say(failure);
        if (keptSaid.isDue() || keptFor.isEmpty()) {
            LOG.warn(
                    "Mails in {} ({} at once) were captured but could not be moved or flagged: {}; tried again at each look",
                    where,
                    mails,
                    reason);
        }
        keptFor = reason;
    }

    /** Captured mails could be moved or flagged. */
    synchronized void letGo() {
        keptFor = "";
    }

    synchronized void waiting(int mails) {
        waiting = mails;
    }

    /** The end of a look: what counts against mails now. */
    synchronized void settled(Progress before, Progress after, FetchPlan plan) {
        int most = plan.attempts();
        failed = 0;
        for (Map.Entry<String, Integer> mail : after.failed().entrySet()) {
            failed += mail.getValue() >= most ? 1 : 0;
            if (mail.getValue() >= most && before.tries(mail.getKey()) < most) {
                givenUp++;
                LOG.error(
                        "Mail {} in {} is given up after {} tries and {}; it is tried once more after each start",
                        mail.getKey(),
                        where,
                        most,
                        plan.failedFolder() == null || plan.looksOnly()
                                ? "stays there"
                                : "goes to " + plan.failedFolder());
            }
        }
        retrying = after.failed().size() - failed;
    }

    synchronized String lastError() {
        return lastFailure;
    }

    @Override
    public String name() {
        return "mailbox:" + name;
    }

    @Override
    public synchronized boolean up() {
        return pulse.up();
    }

    @Override
    public synchronized Reason detail() {
        if (pulse.isRefused()) {
            return Reason.of("mailbox-refused", where, lastError);
        }
        if (pulse.isFailing()) {
            return Reason.of("mailbox-bad", where, lastError);
        }
        if (!pulse.up()) {
            return Reason.of("poll-silent", where, pulse.silence());
        }
        if (failed + retrying > 0) {
            return Reason.of("mailbox-failing", where, String.valueOf(failed), String.valueOf(retrying), lastFailure);
        }
        if (!keptFor.isEmpty()) {
            return Reason.of("mailbox-kept", where, keptFor);
        }
        return Reason.of(pulse.wasHeard() ? "mailbox-good" : "mailbox-starting", where);
    }

    @Override
    public synchronized Map<String, Object> figures() {
        Map<String, Object> figures = pulse.figures();
        figures.put("waitingMails", waiting);
        figures.put("takenMails", taken);
        figures.put("retryingMails", retrying);
        figures.put("failedMails", failed);
        figures.put("givenUpMails", givenUp);
        figures.put("idleConnections", idle ? 1 : 0);
        return figures;
    }
}
