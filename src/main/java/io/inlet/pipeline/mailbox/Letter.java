package io.inlet.pipeline.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * One mail as it lies at the server.
 *
 * @param id UID or UIDL
 * @param sourceKey unique over all mailboxes
 * @param size as the server says; -1 when it does not
 * @param receivedAt when it reached the mailbox; null when the server does not say
 */
record Letter(String id, String sourceKey, long size, Instant receivedAt, Bytes bytes) {
    /** Streams the mail as the server gives it, without marking it as read. */
    @FunctionalInterface
    interface Bytes {
        void writeTo(OutputStream target) throws IOException, MessagingException;
    }
}
