package io.inlet.dispatch.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyByEmailTest {
    private static final String ID = Said.ARTICLE + "." + Said.TOKENS.of(Said.TICKET.number()) + "@example.org";
    private final ReplyByEmail adapter = new ReplyByEmail(Said.TARGETS.senders(), Said.TOKENS);

    @Test
    void aNoticeIsMarkedAsAMachinesAndBouncesToNobody() {
        Call.Send send = (Call.Send) adapter.next(Said.mail("acknowledgement", false), null);

        assertThat(send.headers())
                .containsEntry("Auto-Submitted", "auto-replied")
                .containsEntry("Precedence", "bulk")
                .containsEntry("X-Loop", "support@example.org")
                .containsEntry("Return-Path", "<>")
                .containsEntry("In-Reply-To", "<1@example.net>")
                .containsEntry("Message-ID", "<" + ID + ">");
        assertThat(send.headers().values()).allMatch(value -> value.matches("[\\x20-\\x7E]*"));
    }

    @Test
    void anAnswerIsAPersonsAndHasTheSameIdInEveryAttempt() {
        Call.Send first = (Call.Send) adapter.next(Said.mail("answer", false), null);
        Call.Send again = (Call.Send) adapter.next(Said.mail("answer", true), null);

        assertThat(first.headers()).doesNotContainKeys("Auto-Submitted", "Precedence", "X-Loop", "Return-Path");
        assertThat(again.headers()).isEqualTo(first.headers());
    }

    @Test
    void everyMailShowsTheTokenOfItsTicketOnce() throws Exception {
        String token = Said.TOKENS.of(Said.TICKET.number());
        ReplyByEmail toPlus = new ReplyByEmail(
                Map.of("reply-email", new Sender("support@example.org", "Поддержка", true, false, true)), Said.TOKENS);

        Map<String, String> plain = ((Call.Send) adapter.next(Said.mail("answer", false), null)).headers();
        Map<String, String> plus = ((Call.Send) toPlus.next(Said.mail("answer", false), null)).headers();

        assertThat(MimeUtility.decodeText(plain.get("Subject"))).isEqualTo("Тема [" + token + "]");
        assertThat(plain).doesNotContainKey("Reply-To");
        assertThat(MimeUtility.decodeText(plus.get("Subject"))).isEqualTo("Тема");
        assertThat(plus.get("Reply-To")).endsWith("<support+" + token + "@example.org>");
        assertThat(ReplyByEmail.subject("Re: Тема [" + token + "]", token)).isEqualTo("Re: Тема [" + token + "]");
    }

    @Test
    void aNoticeThatPerhapsWentOutIsNotSentAgain() {
        Call end = adapter.next(Said.mail("acknowledgement", true), null);
        Call lost = adapter.next(Said.mail("status", false), new Answer.Lost(true, "gone"));

        assertThat(end).isInstanceOfSatisfying(Call.Done.class, done -> assertThat(
                        done.remark().code())
                .isEqualTo("notice-perhaps-sent"));
        assertThat(lost).isInstanceOfSatisfying(Call.Done.class, done -> assertThat(done.externalKey())
                .isEqualTo(ID));
    }

    @Test
    void anAnswerThatPerhapsWentOutIsSentAgain() {
        assertThat(adapter.next(Said.mail("answer", false), new Answer.Lost(true, "gone")))
                .isInstanceOf(Call.Unknown.class);
        assertThat(adapter.next(Said.mail("answer", true), null)).isInstanceOf(Call.Send.class);
    }

    @Test
    void anAnswerThatPerhapsWentOutTwiceIsLeftToAPerson() {
        assertThat(adapter.next(Said.mail("answer", true), new Answer.Lost(true, "gone")))
                .isInstanceOfSatisfying(
                        Call.Park.class, park -> assertThat(park.why().code()).isEqualTo("answer-perhaps-sent"));
    }

    @Test
    void aNoticeThatIsTooLateIsNotSaid() {
        Call end = adapter.next(
                Said.state(
                        "reply-email",
                        "acknowledgement",
                        false,
                        Said.NOW.minus(Duration.ofDays(3)),
                        Said.mailTo("anna@example.net", null, "Тема", "acknowledgement")),
                null);

        assertThat(end).isInstanceOfSatisfying(Call.Done.class, done -> assertThat(
                        done.remark().code())
                .isEqualTo("notice-late"));
    }

    @Test
    void whatTheServerSaysDecides() {
        assertThat(answered(200)).isEqualTo(new Call.Done(ID, null));
        assertThat(answered(400)).isInstanceOf(Call.Park.class);
        assertThat(answered(401)).isInstanceOf(Call.PauseTarget.class);
        assertThat(answered(429)).isInstanceOf(Call.RetryLater.class);
        assertThat(answered(503)).isInstanceOf(Call.RetryLater.class);
        assertThat(adapter.next(Said.mail("answer", false), new Answer.Lost(false, "refused")))
                .isInstanceOf(Call.RetryLater.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi\r\nBcc: evil@example.net", "Hi\nX: 1", "Hi\r X: 1", "\u2028Bcc: a@b", "\u0000Hi"})
    void noWordOfACustomerEndsAHeader(String words) {
        Call.Send send = (Call.Send) adapter.next(
                Said.state(
                        "reply-email",
                        "answer",
                        false,
                        Said.NOW,
                        Said.mailTo("anna@example.net", words, words, "answer")),
                null);

        assertThat(send.headers().values()).allMatch(value -> value.matches("[\\x20-\\x7E]*"));
        assertThat(send.headers()).doesNotContainKeys("Bcc", "X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.net\r\nRCPT TO:<evil@example.net>",
                "a b@example.net",
                "<a@b>",
                "a@b,c@d",
                "nobody",
                "анна@example.net"
            })
    void anAddressThatNoServerCouldTakeIsParked(String address) {
        assertThat(adapter.next(
                        Said.state(
                                "reply-email", "answer", false, Said.NOW, Said.mailTo(address, null, "Тема", "answer")),
                        null))
                .isInstanceOf(Call.Park.class);
    }

    private Call answered(int status) {
        return adapter.next(
                Said.mail("answer", false),
                new Answer.Received(status, Map.of(), "said".getBytes(StandardCharsets.UTF_8)));
    }
}
