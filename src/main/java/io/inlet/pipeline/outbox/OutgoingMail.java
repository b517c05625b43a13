package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Call;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail made of a call: its headers as the adapter gave them, and a text. Remembers whether any of it may have left. */
final class OutgoingMail extends SMTPMessage {
    /** No header of the mail but the envelope's sender (RFC 5321, 4.4). */
    private static final String RETURN_PATH = "Return-Path";

    private volatile boolean begun;

    OutgoingMail(Session session, Call.Send call) throws MessagingException, IOException {
        super(session);
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

    /** Whether a part of the content may have left. Before that, the server certainly has no mail. */
    boolean begun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, ignored);
    }

    /** The adapter gave it one that stays the same in every attempt. */
    @Override
    protected void updateMessageID() throws MessagingException {
        if (getMessageID() == null) {
            super.updateMessageID();
        }
    }
}
