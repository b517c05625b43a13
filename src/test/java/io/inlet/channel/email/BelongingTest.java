package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Content;
import io.inlet.message.ThreadHint;
import io.inlet.message.ThreadHint.Topic;
import io.inlet.settings.Partner;
import io.inlet.settings.Settings;
import io.inlet.ticket.TicketNumber;
import io.inlet.ticket.TicketTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BelongingTest {
    private static final TicketTokens TOKENS = new TicketTokens(new byte[16]);
    private static final String TOKEN = TOKENS.of(TicketNumber.of(104520));
    private static final Settings SETTINGS = Settings.of(Map.of(
            "inlet.partner.acme.senders", "acme.example, ivan@home.example",
            "inlet.partner.acme.number", "[Ticket#{number}]",
            "inlet.partner.rp.senders", "itsm.example",
            "inlet.partner.rp.number", "Заявка {number}"));

    private final MailMapper mapper = new MailMapper(new Belonging(TOKENS, Partner.all(SETTINGS)), MailPolicy.NONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: RE: Печать [TOKEN]",
                "Subject: =?utf-8?Q?=D0=9D=D0=B0:_=5BTOKEN=5D?=",
                "In-Reply-To: <01.TOKEN@example.org>",
                "References: <1@x> <01.TOKEN@example.org> <2@x>",
                "To: Support <support+TOKEN@example.org>",
                "Cc: a@example.org, support+TOKEN@example.org",
                "Delivered-To: support+TOKEN@example.org",
                "X-Original-To: support+TOKEN@example.org"
            })
    void findsTheTokenOfATicket(String field) throws Exception {
        assertThat(hint(field.replace("TOKEN", TOKEN)).ticket()).isEqualTo("104520-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: INL-104520-8",
                "Subject: [INL-104520-8-000000]",
                "X-Other: support+TOKEN@example.org",
                "Subject: 104520-8"
            })
    void aNumberAloneProvesNothing(String field) throws Exception {
        assertThat(hint(field.replace("TOKEN", TOKEN)).ticket()).isNull();
    }

    /** A follow-up of a closed ticket keeps the first one's token in its subject and its thread. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Re: Печать [TOKEN] [NEWER]",
                "References: <01.TOKEN@example.org> <a@x> <02.NEWER@example.org> <b@x>",
                "In-Reply-To: <02.NEWER@example.org>\nReferences: <01.TOKEN@example.org>\nSubject: Re: [TOKEN]"
            })
    void theNewestTokenGoesFirst(String fields) throws Exception {
        String newer = TOKENS.of(TicketNumber.of(104521));

        assertThat(hint(fields.replace("TOKEN", TOKEN).replace("NEWER", newer)).ticket())
                .isEqualTo(TicketNumber.of(104521).text());
    }

    @Test
    void oneMailGuessesFewTokens() throws Exception {
        StringBuilder guesses = new StringBuilder();
        for (int guess = 0; guess < 200; guess++) {
            guesses.append("Delivered-To: support+INL-104520-8-%06d@example.org\n".formatted(guess));
        }

        assertThat(hint(guesses + "Subject: " + TOKEN).ticket()).isNull();
    }

    @Test
    void knowsOutlooksConversationByItsName() throws Exception {
        byte[] index = new byte[22];
        index[0] = 1;
        index[21] = 0x2A;
        byte[] answer = Arrays.copyOf(index, 27);

        assertThat(hint("Thread-Index: " + encoded(index)).topics())
                .containsExactly(new Topic(Topic.Kind.OUTLOOK, "0".repeat(30) + "2a", false));
        assertThat(hint("Thread-Index: " + encoded(answer)).topics())
                .containsExactly(new Topic(Topic.Kind.OUTLOOK, "0".repeat(30) + "2a", true));
        assertThat(hint("Thread-Index: " + encoded(answer)).namesOriginal()).isTrue();
        assertThat(hint("Thread-Index: " + encoded(index)).namesOriginal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQ==", "=====", "Привет", "A"})
    void whatIsNoIndexSaysNothing(String index) throws Exception {
        assertThat(hint("Thread-Index: " + index).topics()).isEmpty();
    }

    @Test
    void knowsAPartnersNumberFromThePartnerOnly() throws Exception {
        Topic topic = new Topic(Topic.Kind.PARTNER, "acme 2026-17A", true);

        assertThat(from("desk@acme.example", "Re: [ticket#2026-17a] Печать").topics())
                .containsExactly(topic);
        assertThat(from("Ivan@Home.example", "AW: [Ticket#2026-17A]").topics()).containsExactly(topic);
        assertThat(from("other@home.example", "[Ticket#2026-17A]").topics()).isEmpty();
        assertThat(from("desk@sub.acme.example", "[Ticket#2026-17A]").topics()).isEmpty();
        assertThat(from("desk@acme.example", "Ticket 2026-17A").topics()).isEmpty();
        assertThat(from("noreply@itsm.example", "Заявка RP1234: выполнена").topics())
                .containsExactly(new Topic(Topic.Kind.PARTNER, "rp RP1234", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Заявка RP1234",
                "Re: заявка RP1234.",
                "Заявка RP1234, выполнена",
                "Заявка RP1234 - принята",
                "Заявка RP1234... (повторно)"
            })
    void aPartnersNumberEndsBeforeItsSentence(String subject) throws Exception {
        assertThat(from("noreply@itsm.example", subject).topics())
                .containsExactly(new Topic(Topic.Kind.PARTNER, "rp RP1234", true));
    }

    @Test
    void aPartnersFormBeginsWhereItsWordBegins() throws Exception {
        assertThat(from("noreply@itsm.example", "Подзаявка RP1234").topics()).isEmpty();
    }

    private ThreadHint hint(String field) throws Exception {
        return read("From: anna@example.net\n" + field + "\n\nТекст");
    }

    private ThreadHint from(String sender, String subject) throws Exception {
        return read("From: " + sender + "\nSubject: " + subject + "\n\nТекст");
    }

    private ThreadHint read(String mail) throws Exception {
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return mapper.map(List.of(Mails.raw(bytes.length, Content.of(bytes))))
                .messages()
                .get(0)
                .thread();
    }

    private static String encoded(byte[] index) {
        return Base64.getEncoder().encodeToString(index);
    }
}
