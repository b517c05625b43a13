package io.inlet.pipeline.mailbox;

import io.inlet.message.Mode;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What is read of a mailbox and what becomes of it.
 *
 * @param name of the poller, as in {@code mailbox:email}
 * @param doneFolder where captured mail is moved; null: it is flagged as seen
 * @param failedFolder where mail is moved that was given up; null: it stays
 * @param inbox the name of the inbox that the mail belongs to
 * @param limit of one mail
 * @param since mail that reached the mailbox earlier is left alone; null: all is taken
 * @param attempts how often a mail is tried before it is given up
 * @param deleteAfter POP3: a captured mail is deleted
 * @param idleKeepAlive how long a second connection waits for mail before it asks whether the server is there; null: there is none
 * @param spill the folder for large mails while they are processed
 */
record FetchPlan(
        String name,
        String folder,
        String doneFolder,
        String failedFolder,
        String inbox,
        Inboxes.Entry entry,
        Duration interval,
        Size limit,
        Instant since,
        int attempts,
        boolean deleteAfter,
        Duration idleKeepAlive,
        Path spill) {
    /** Nothing is moved, flagged or deleted. */
    boolean looksOnly() {
        return entry.mode() == Mode.SHADOW;
    }

    boolean tooOld(Instant receivedAt) {
        return since != null && receivedAt != null && receivedAt.isBefore(since);
    }
}
