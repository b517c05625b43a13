package io.inlet.dispatch.reply;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.dispatch.TargetAdapter;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.ticket.Article;
import io.inlet.ticket.TicketTokens;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says outgoing articles by e-mail. Every attempt has the same Message-ID, so that mail systems and readers see one mail; the token of its
 * ticket is part of it, so that its answers find back. What Inlet says by
 * itself is marked as such (RFC 3834, 5; and what Exchange, mailing lists and other gateways look at) and has no envelope sender, so that
 * no machine answers it.
 */
public final class ReplyByEmail implements TargetAdapter {
    /** In the transport's words for replies of SMTP: one that refuses for good, and one that refuses this login. */
    private static final int REFUSED = 400;

    private static final int REFUSED_LOGIN = 401;
    private static final int LONGEST_EXCERPT = 300;
    /** A message id that a header can take as it is (RFC 5322, 3.6.4); of others no answer is made. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[\\x21-\\x7E&&[^<>]]{1,250}");

    private final Map<String, Sender> senders;
    private final TicketTokens tokens;

    /** @param senders by the name of their reply target */
    public ReplyByEmail(Map<String, Sender> senders, TicketTokens tokens) {
        this.senders = Map.copyOf(senders);
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return ReplyTargets.EMAIL;
    }

    @Override
    public Call next(DeliveryState state, Answer last) {
        String id = id(state);
        if (last == null) {
            Optional<Call> over = Automatic.over(state, id);
            return over.isPresent() ? over.get() : send(state, id);
        }
        if (last instanceof Answer.Lost lost) {
            if (!lost.sent()) {
                return new Call.RetryLater(null, true, Reason.of("target-unreachable", lost.detail()));
            }
            if (Automatic.is(state)) {
                return Automatic.perhapsSaid(id);
            }
            return state.delivery().uncertain() // a second copy is better than none; a third is not
                    ? new Call.Park(Reason.of("answer-perhaps-sent"), lost.detail())
                    : new Call.Unknown(null, Reason.of("target-answer-lost", lost.detail()));
        }
        return meaning((Answer.Received) last, id);
    }

    private static Call meaning(Answer.Received answer, String id) {
        String said = Words.line(answer.text(), LONGEST_EXCERPT);
        if (answer.status() < 300) {
            return new Call.Done(id, null);
        }
        return switch (answer.status()) {
            case REFUSED -> new Call.Park(Reason.of("mail-refused", said), said);
            case REFUSED_LOGIN -> new Call.PauseTarget(Reason.of("mail-refused-login", said));
            default -> new Call.RetryLater(null, true, Reason.of("mail-put-off", said));
        };
    }

    private Call send(DeliveryState state, String id) {
        Article article = state.article();
        Optional<String> to =
                article.recipients().stream().map(Recipient::email).findFirst().flatMap(ReplyTargets::address);
        if (to.isEmpty()) {
            return new Call.Park(Reason.of("customer-unreachable", "e-mail"), "");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        Sender sender = senders.get(state.target().name());
        headers.put("From", mailbox(sender.address(), sender.name()));
        headers.put("To", mailbox(to.get(), article.recipients().get(0).name()));
        String token = tokens.of(state.ticket().number());
        String subject = Words.line(article.subject(), Template.LONGEST_SUBJECT);
        headers.put("Subject", encoded(sender.subjectToken() ? subject(subject, token) : subject));
        if (sender.plusAddress()) {
            headers.put("Reply-To", mailbox(sender.plus(token), sender.name()));
        }
        headers.put("Message-ID", "<" + id + ">");
        String original = article.fields().get(ReplyFields.REPLY_TO);
        if (original != null && MESSAGE_ID.matcher(original).matches() && !original.startsWith("sha256:")) {
            headers.put("In-Reply-To", "<" + original + ">");
            headers.put("References", "<" + original + ">");
        }
        if (Automatic.is(state)) {
            headers.put("Auto-Submitted", "auto-replied");
            headers.put("Precedence", "bulk");
            headers.put("X-Auto-Response-Suppress", "All");
            headers.put("X-Loop", sender.address());
            if (sender.nullSender()) {
                headers.put("Return-Path", "<>");
            }
        }
        byte[] text = article.text().getBytes(StandardCharsets.UTF_8);
        return new Call.Send("MAIL", "", headers, text, "mail " + id + ", " + text.length + " bytes of text");
    }

    /** With the token at its end, where answers keep it; an answer to what had it has it once. */
    static String subject(String line, String token) {
        return line.contains(token) ? line : (line + " [" + token + "]").strip();
    }

    private String id(DeliveryState state) {
        return state.article().id() + "." + tokens.of(state.ticket().number()) + "@"
                + senders.get(state.target().name()).domain();
    }

    /** A mailbox as a header takes it (RFC 5322, 3.4; RFC 2047). */
    private static String mailbox(String address, String name) {
        try {
            String line = Words.line(name, Template.LONGEST_SUBJECT);
            return new InternetAddress(address, line.isEmpty() ? null : line, StandardCharsets.UTF_8.name()).toString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java has UTF-8", impossible);
        }
    }

    private static String encoded(String line) {
        try {
            return MimeUtility.encodeText(line, StandardCharsets.UTF_8.name(), null);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java has UTF-8", impossible);
        }
    }
}
