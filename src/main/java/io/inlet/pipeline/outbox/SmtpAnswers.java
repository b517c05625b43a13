package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.TargetConfig;
import io.inlet.settings.Redactor;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a mail server said, in the classes that all targets are judged by: 200 taken; 400 refused for good, which says nothing against the
 * server; 401 not let in; 429 put off for this recipient; 503 put off, the server is in trouble (RFC 5321, 4.2.1).
 */
final class SmtpAnswers {
    static final int NOT_LET_IN = 401;
    private static final int DETAIL_LENGTH = 300;

    private SmtpAnswers() {}

    static Answer taken() {
        return new Answer.Received(200, Map.of(), new byte[0]);
    }

    static Answer of(Exception failure, boolean sent, TargetConfig target) {
        if (has(failure, AuthenticationFailedException.class)) {
            return received(NOT_LET_IN, "login refused");
        }
        for (Throwable each = failure; each != null; each = next(each)) {
            int code = code(each);
            if (code >= 400 && code < 600) {
                return received(status(code, each), said(each, target));
            }
        }
        return new Answer.Lost(sent, said(failure, target));
    }

    private static int status(int code, Throwable refusal) {
        if (code >= 500) {
            return 400;
        }
        return refusal instanceof SMTPAddressFailedException ? 429 : 503;
    }

    private static int code(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException send ? send.getReturnCode() : -1;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = next(each)) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    /** Mail exceptions are chained in a way of their own. */
    private static Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }

    private static Answer received(int status, String text) {
        return new Answer.Received(status, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Throwable failure, TargetConfig target) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = new Redactor(List.of(target.secret().reveal()))
                .redact(text.replaceAll("[\\p{Cc}\\s]+", " ").strip());
        return line.substring(0, Math.min(DETAIL_LENGTH, line.length()));
    }
}
