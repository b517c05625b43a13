package io.inlet.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.InboundMessage;
import io.inlet.message.Trust;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SenderTrustTest {
    private static final MailPolicy POLICY =
            new MailPolicy(Set.of("mx.example.org"), true, Set.of("example.org"), Set.of("support@example.org"));

    @Test
    void looksAtNothingWhileNoHostIsTrusted() throws Exception {
        String mail = "Authentication-Results: mx.example.org; dmarc=fail header.from=bank.example\n"
                + from("a@bank.example");

        assertThat(trust(mail, MailPolicy.NONE)).isEqualTo(Trust.NONE);
    }

    @Test
    void believesOurServerThatFoundDmarcGood() throws Exception {
        Trust trust = trust("Authentication-Results: MX.example.org 1; spf=pass smtp.mailfrom=bank.example;\n"
                + " dkim=pass (good; really) header.d=bank.example; dmarc=pass header.from=bank.example\n"
                + from("a@bank.example"));

        assertThat(trust.level()).isEqualTo("dmarc");
        assertThat(trust.reasons()).containsExactly("spf=pass", "dkim=pass", "dmarc=pass", "dmarc-aligned");
    }

    @Test
    void contradictsASenderWhoseDomainSaysNo() throws Exception {
        Trust trust = trust(
                "Authentication-Results: mx.example.org; spf=fail; dmarc=fail (p=reject) header.from=bank.example\n"
                        + from("a@bank.example"));

        assertThat(trust.contradicts()).isTrue();
        assertThat(trust.reasons()).contains("dmarc=fail").doesNotContain("own-domain");
    }

    @Test
    void ignoresWhatTheSenderWroteItself() throws Exception {
        assertThat(trust("Authentication-Results: mx.evil.example; dmarc=pass header.from=bank.example\n"
                        + from("a@bank.example")))
                .isEqualTo(Trust.NONE);
        assertThat(trust("Authentication-Results: mx.example.org; dmarc=fail header.from=bank.example\n"
                                + "Received: from evil by mx.example.org\n"
                                + "Authentication-Results: mx.example.org; dmarc=pass header.from=bank.example\n"
                                + from("a@bank.example"))
                        .contradicts())
                .isTrue();
        assertThat(trust("Authentication-Results: mx.example.org; none\n"
                        + "Received: from evil by mx.example.org\n"
                        + "Authentication-Results: mx.example.org; dmarc=pass header.from=bank.example\n"
                        + from("a@bank.example")))
                .isEqualTo(Trust.NONE);
        assertThat(trust("Authentication-Results: mx.example.org; spf=none\n"
                                + "Authentication-Results: mx.example.org; dmarc=fail header.from=bank.example;"
                                + " dkim=pass header.d=bank.example\n"
                                + from("a@bank.example"))
                        .level())
                .isEqualTo("failed");
    }

    @Test
    void computesAlignmentWhereNobodySaidDmarc() throws Exception {
        String start = "Authentication-Results: mx.example.org; ";

        assertThat(trust(start + "dkim=pass header.d=bank.example\n" + from("a@mail.bank.example"))
                        .reasons())
                .contains("dkim-aligned");
        assertThat(trust(start + "spf=pass smtp.mailfrom=b@bank.example\n" + from("a@bank.example"))
                        .reasons())
                .contains("spf-aligned");
        assertThat(trust(start + "dkim=pass header.d=mailer.example; spf=pass smtp.mailfrom=mailer.example\n"
                                + from("a@bank.example"))
                        .level())
                .isEqualTo("none");
        assertThat(trust(start + "dkim=pass header.d=notbank.example\n" + from("a@bank.example"))
                        .level())
                .isEqualTo("none");
    }

    @Test
    void flagsOurOwnDomainWithoutProof() throws Exception {
        Trust forged =
                trust("Authentication-Results: mx.example.org; spf=softfail smtp.mailfrom=evil.example; dmarc=none\n"
                        + from("director@example.org"));

        assertThat(forged.contradicts()).isTrue();
        assertThat(forged.reasons()).contains("own-domain");
        assertThat(trust("Authentication-Results: mx.example.org; auth=pass smtp.auth=director\n"
                                + from("director@example.org"))
                        .level())
                .isEqualTo("dmarc");
        assertThat(trust(from("director@example.org"))).isEqualTo(Trust.NONE);
    }

    /** Proves its own domain, and shows ours. */
    @Test
    void tellsOfASenderWhoseNameIsOneOfOurAddresses() throws Exception {
        String passed = "Authentication-Results: mx.example.org; dmarc=pass header.from=evil.example\n";

        assertThat(trust(passed + from("\"support@example.org\" <a@evil.example>"))
                        .reasons())
                .contains("own-name");
        assertThat(trust(from("=?utf-8?Q?IT_=28director=40EXAMPLE.org=29?= <a@evil.example>"))
                        .reasons())
                .containsExactly("own-name");
        assertThat(trust(passed + from("\"a@evil.example\" <a@evil.example>")).reasons())
                .doesNotContain("own-name");
        assertThat(trust(from("\"support@example.org\" <support@example.org>"))).isEqualTo(Trust.NONE);
    }

    @Test
    void aLoginProvesNoAddressOfAnotherDomain() throws Exception {
        String login = "Authentication-Results: mx.example.org; auth=pass smtp.auth=%s\n" + from("a@bank.example");

        assertThat(trust(login.formatted("anna")).level()).isEqualTo("none");
        assertThat(trust(login.formatted("anna@example.org")).level()).isEqualTo("none");
        assertThat(trust(login.formatted("a@bank.example")).level()).isEqualTo("dmarc");
    }

    @Test
    void believesWhatWasSeenBeforeAForwarderOnlyInAWholeChain() throws Exception {
        String results = "Authentication-Results: mx.example.org; dmarc=fail header.from=bank.example; arc=%s\n"
                + "ARC-Seal: i=1; a=rsa-sha256; s=arc; d=%s; cv=none; b=x\n"
                + "ARC-Authentication-Results: i=1; %s; dmarc=pass header.from=bank.example\n" + from("a@bank.example");

        assertThat(trust(results.formatted("pass", "example.org", "mx.example.org"))
                        .reasons())
                .contains("arc-aligned");
        assertThat(trust(results.formatted("fail", "example.org", "mx.example.org"))
                        .contradicts())
                .isTrue();
        assertThat(trust(results.formatted("pass", "evil.example", "mx.evil.example"))
                        .contradicts())
                .isTrue();
    }

    /** Whoever seals a chain can write any host's name into it. */
    @Test
    void believesNoChainThatAStrangerSealed() throws Exception {
        String start = "Authentication-Results: mx.example.org; dmarc=fail header.from=bank.example; arc=pass\n";
        String ours = "ARC-Authentication-Results: i=1; mx.example.org; dmarc=pass header.from=bank.example\n";
        String sealed = "ARC-Seal: i=1; d=example.org; cv=none\n";

        assertThat(trust(start + "ARC-Seal: i=1; d=evil.example; cv=none\n" + ours + from("a@bank.example"))
                        .contradicts())
                .isTrue();
        assertThat(trust(start + ours + from("a@bank.example")).contradicts()).isTrue();
        assertThat(trust(start + "ARC-Seal: i=1; d=org; cv=none\n" + ours + from("a@bank.example"))
                        .contradicts())
                .isTrue();
        assertThat(trust(start
                                + "ARC-Seal: i=2; d=evil.example; cv=pass\n"
                                + "ARC-Authentication-Results: i=2; mx.evil.example; arc=pass\n"
                                + sealed
                                + ours
                                + from("a@bank.example"))
                        .contradicts())
                .isTrue();
        assertThat(trust(start + sealed + ours + from("a@bank.example")).proves())
                .isTrue();
    }

    /** A sender chooses what stands before the @ of its envelope address, and in comments that quote it. */
    @Test
    void believesNothingThatASenderWroteIntoOurServersWords() throws Exception {
        String start = "Authentication-Results: mx.example.org; ";

        for (String said : List.of(
                "spf=pass smtp.mailfrom=\"bank.example x\"@evil.example",
                "spf=pass smtp.mailfrom=\"bank.example\tx; dmarc=pass\"@evil.example",
                "dkim=pass header.i=\"bank.example x\"@evil.example header.d=evil.example",
                "spf=pass (domain of \"a) smtp.mailfrom=bank.example (b\"@evil.example designates 192.0.2.1)"
                        + " smtp.mailfrom=evil.example")) {
            assertThat(trust(start + said + "\n" + from("a@bank.example")).level())
                    .as(said)
                    .isEqualTo("none");
        }
    }

    @Test
    void readsBlanksAroundTheEqualsSign() throws Exception {
        assertThat(trust("Authentication-Results: mx.example.org;\n dmarc  =\t (why) fail\n" + from("a@bank.example"))
                        .contradicts())
                .isTrue();
    }

    /** Servers put their results beneath their Received too, and then right above what came with the mail. */
    @Test
    void aSecondVerdictFurtherDownCameWithTheMail() throws Exception {
        String real = "Received: from evil by mx.example.org\nAuthentication-Results: mx.example.org; spf=pass"
                + " smtp.mailfrom=evil.example; dmarc=none header.from=%s\n";
        String forged = "Authentication-Results: mx.example.org; dmarc=pass header.from=bank.example\n";

        assertThat(trust(real.formatted("bank.example") + forged + from("a@bank.example"))
                        .level())
                .isEqualTo("none");
    }

    @Test
    void ofSeveralSendersTheOneThatWasLookedAtMustBeNamed() throws Exception {
        String passed = "Authentication-Results: mx.example.org; dmarc=pass%s\n";

        assertThat(trust(passed.formatted("") + from("a@bank.example")).proves())
                .isTrue();
        assertThat(trust(passed.formatted("") + from("a@bank.example, b@evil.example"))
                        .proves())
                .isFalse();
        assertThat(trust(passed.formatted("") + "From: b@evil.example\n" + from("a@bank.example"))
                        .proves())
                .isFalse();
        assertThat(trust(passed.formatted(" header.from=bank.example") + from("a@bank.example, b@evil.example"))
                        .proves())
                .isTrue();
    }

    @Test
    void takesThePersonBehindAForm() throws Exception {
        InboundMessage own = read(from("support@example.org") + "Reply-To: Иван <ivan@mail.example>\n");
        InboundMessage site = read(from("no-reply@site.example") + "Reply-To: ivan@mail.example\n");
        InboundMessage office = read(from("no-reply@site.example") + "Reply-To: office@site.example\n");
        InboundMessage person = read(from("olga@firm.example") + "Reply-To: ivan@mail.example\n");

        assertThat(own.sender().email()).isEqualTo("ivan@mail.example");
        assertThat(own.sender().name()).isEqualTo("Иван");
        assertThat(site.sender().email()).isEqualTo("ivan@mail.example");
        assertThat(office.sender().email()).isEqualTo("no-reply@site.example");
        assertThat(person.sender().email()).isEqualTo("olga@firm.example");
    }

    @Test
    void provesNothingOfWhomAFormNames() throws Exception {
        Trust trust = trust("Authentication-Results: mx.example.org; dmarc=pass header.from=site.example\n"
                + from("no-reply@site.example") + "Reply-To: ivan@mail.example\n");

        assertThat(trust.level()).isEqualTo("none");
        assertThat(trust.reasons()).contains("named-by-reply-to");
    }

    @Test
    void takesTheFirstOfSeveralAndWhoSentItOnIsNotTheSender() throws Exception {
        assertThat(read(from("a@firm.example, b@firm.example") + "Sender: secretary@firm.example\n"
                                + "Resent-From: c@firm.example\n")
                        .sender()
                        .email())
                .isEqualTo("a@firm.example");
    }

    @Test
    void knowsItsOwnMailWhenItComesBack() throws Exception {
        String id = "Message-ID: <0193a1b2-0000-7000-8000-000000000001.INL-104520-8-k3x9q2@%s>\n";

        assertThat(read(id.formatted("example.org") + from("list@other.example"))
                        .automation()
                        .reasons())
                .contains("own-message-id");
        assertThat(read(id.formatted("firm.example") + from("a@firm.example"))
                        .automation()
                        .reasons())
                .isEmpty();
        assertThat(read("Message-ID: <0193a1b2-0000-4000-8000-000000000001@example.org>\n" + from("ivan@example.org"))
                        .automation()
                        .reasons())
                .isEmpty();
        assertThat(read(from("support@example.org")).automation().reasons()).contains("own-address");
        assertThat(read(from("support+INL-104520-8-k3x9q2@example.org"))
                        .automation()
                        .reasons())
                .contains("own-address");
    }

    private static String from(String address) {
        return "From: " + address + "\nTo: support@example.org\nSubject: x\n";
    }

    private static Trust trust(String header) throws Exception {
        return trust(header, POLICY);
    }

    private static Trust trust(String header, MailPolicy policy) throws Exception {
        return Mails.read(header + "\ny\n", policy).trust();
    }

    private static InboundMessage read(String header) throws Exception {
        return Mails.read(header + "\ny\n", POLICY);
    }
}
