package io.inlet.pipeline.mailbox;

import io.inlet.message.Reason;
import io.inlet.pipeline.Vital;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one mailbox does, and the one place that says so in the log. Up means: mail flows. A single mail that cannot be taken does not make a
 * mailbox go down, but stands in the detail until somebody has looked. Thread-safe.
 */
final class MailboxHealth implements Vital {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxHealth.class);
    private static final Duration LEAST_GRACE = Duration.ofMinutes(2);

    private final String name;
    private final String where;
    private final Duration grace;
    private final Redaction redaction;
    private final Clock clock;
    private final Instant started;
    private Instant lastGood;
    private String lastError = "";
    private String lastFailure = "";
    private boolean refused;
    private int consecutiveFailures;
    private int waiting;
    private int retrying;
    private int failed;
    private long goodPolls;
    private long taken;
    private long givenUp;

    /** @param where the mailbox for a person: user, host, folder */
    MailboxHealth(String name, String where, Duration interval, Redaction redaction, Clock clock) {
        this.name = name;
        this.where = where;
        this.redaction = redaction;
        this.clock = clock;
        this.started = clock.instant();
        Duration three = interval.multipliedBy(3);
        this.grace = three.compareTo(LEAST_GRACE) > 0 ? three : LEAST_GRACE;
    }

    synchronized void good() {
        lastGood = clock.instant();
        goodPolls++;
        consecutiveFailures = 0;
        refused = false;
        lastError = "";
    }

    /** A look ended early. The store says itself why it is away. */
    synchronized void storeAway(Throwable away) {
        consecutiveFailures++;
        lastError = redaction.say(away);
    }

    synchronized void bad(Throwable failure, Duration pause) {
        consecutiveFailures++;
        lastError = redaction.say(failure);
        LOG.warn("Reading {}: {}; next look in {} s", where, lastError, pause.toSeconds());
    }

    synchronized void refused(Throwable failure, Duration pause) {
        consecutiveFailures++;
        refused = true;
        lastError = redaction.say(failure);
        LOG.error(
                "{} does not let Inlet in: {}; check user and password (many providers want an app password); next try in {} s",
                where,
                lastError,
                pause.toSeconds());
    }

    synchronized void taken() {
        taken++;
        lastGood = clock.instant();
    }

    /** One mail could not be taken. */
    synchronized void failure(String id, Throwable failure) {
        lastFailure = id + ": " + redaction.say(failure);
        LOG.warn("Mail {} in {} could not be taken: {}", id, where, redaction.say(failure));
        LOG.debug("Mail {} in {}", id, where, failure);
    }

    /** One mail is captured, but stays where it was. */
    synchronized void kept(String id, Throwable failure) {
        lastFailure = id + ": " + redaction.say(failure);
        LOG.warn("Mail {} in {} was captured but could not be moved or flagged: {}", id, where, redaction.say(failure));
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
        Instant since = lastGood == null ? started : lastGood;
        return !refused && since.plus(grace).isAfter(clock.instant());
    }

    @Override
    public synchronized Reason detail() {
        if (refused) {
            return Reason.of("mailbox-refused", where, lastError);
        }
        if (consecutiveFailures > 0) {
            return Reason.of("mailbox-bad", where, lastError);
        }
        if (failed + retrying > 0) {
            return Reason.of("mailbox-failing", where, String.valueOf(failed), String.valueOf(retrying), lastFailure);
        }
        return Reason.of(lastGood == null ? "mailbox-starting" : "mailbox-good", where);
    }

    @Override
    public synchronized Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        Instant since = lastGood == null ? started : lastGood;
        figures.put(
                "lastGoodPollAgeSeconds",
                Duration.between(since, clock.instant()).toSeconds());
        figures.put("consecutiveFailures", consecutiveFailures);
        figures.put("goodPolls", goodPolls);
        figures.put("waitingMails", waiting);
        figures.put("takenMails", taken);
        figures.put("retryingMails", retrying);
        figures.put("failedMails", failed);
        figures.put("givenUpMails", givenUp);
        return figures;
    }
}
