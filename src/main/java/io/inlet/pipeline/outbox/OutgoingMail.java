package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Call;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail made of a call: its headers as the adapter gave them, and a text. Breaks itself off when its end comes too late, and remembers
 * whether a server may have it: a server that hears the connection end before the content does has no mail (RFC 5321, 4.1.1.10).
 */
final class OutgoingMail extends SMTPMessage {
    /** No header of the mail but the envelope's sender (RFC 5321, 4.4). */
    private static final String RETURN_PATH = "Return-Path";

    private final Clock clock;
    private final Instant lastEnd;
    private volatile boolean complete;
    private volatile boolean tooLate;

    /** @param lastEnd when its content must be out */
    OutgoingMail(Session session, Call.Send call, Clock clock, Instant lastEnd) throws MessagingException, IOException {
        super(session);
        this.clock = clock;
        this.lastEnd = lastEnd;
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            if (header.getValue().matches("(?s).*[\\r\\n](?![ \\t]).*")
                    || !header.getKey().matches("[!-9;-~]+")) {
                throw new IllegalArgumentException("a header of a mail would end within its value: " + header.getKey());
            }
            if (header.getKey().equals(RETURN_PATH)) {
                setEnvelopeFrom(header.getValue());
            } else {
                setHeader(header.getKey(), header.getValue());
            }
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        call.body().writeTo(text);
        setText(text.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name());
    }

    /** Whether the whole content may have left. Before that, the server certainly has no mail. */
    boolean isComplete() {
        return complete;
    }

    /** Whether it was broken off, since there was too little time left to hear what becomes of it. */
    boolean tooLate() {
        return tooLate;
    }

    @Override
    public void writeTo(OutputStream server, String[] ignored) throws IOException, MessagingException {
        super.writeTo(new Timely(server), ignored);
        complete = true; // the line that ends it comes next
    }

    /** An error while the content is written makes the session drop the connection. */
    private final class Timely extends FilterOutputStream {
        Timely(OutputStream server) {
            super(server);
        }

        @Override
        public void write(int octet) throws IOException {
            check();
            out.write(octet);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            check();
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            check();
            out.flush();
        }

        private void check() throws IOException {
            if (clock.instant().isAfter(lastEnd)) {
                tooLate = true;
                throw new IOException("too little of the lease is left");
            }
        }
    }

    /** The adapter gave it one that stays the same in every attempt. */
    @Override
    protected void updateMessageID() throws MessagingException {
        if (getMessageID() == null) {
            super.updateMessageID();
        }
    }
}
