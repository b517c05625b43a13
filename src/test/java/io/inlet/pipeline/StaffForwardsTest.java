package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.message.Recipient;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import io.inlet.settings.Settings;
import io.inlet.ticket.Remarks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffForwardsTest {
    private static final Trust PROVEN = new Trust("dmarc", List.of());
    private static final Map<String, String> CUSTOMERS =
            Map.of("forwarded-from", "klient@example.net", "forwarded-name", "Клиент");

    private static InboundMessage mail(String from, Trust trust, Map<String, String> fields) {
        return new InboundMessage(
                "k",
                "k",
                "email",
                "email",
                Party.ofEmail("Анна", from),
                List.of(new Recipient("reply-to", null, "anna@private.example")),
                "Fwd: Нет связи",
                "t",
                "t",
                null,
                "ru",
                List.of(),
                ThreadHint.NONE,
                Automation.NONE,
                trust,
                Instant.EPOCH,
                Instant.EPOCH,
                fields);
    }

    private static InboundMessage settled(InboundMessage message, Map<String, String> settings) {
        return new StaffForwards(Settings.of(settings)).settle(message);
    }

    @Test
    void makesTheCustomerWhoAsks() {
        InboundMessage message =
                settled(mail("anna@example.org", PROVEN, CUSTOMERS), Map.of("inlet.inbox.email.staff", "example.org"));

        assertThat(message.sender()).isEqualTo(Party.ofEmail("Клиент", "klient@example.net"));
        assertThat(message.trust()).isEqualTo(Trust.NONE);
        assertThat(message.recipients()).isEmpty();
        assertThat(Remarks.of(message)).containsExactly(Reason.of("forwarded-by-staff", "anna@example.org"));
    }

    @Test
    void believesNoFromThatNothingProves() {
        Map<String, String> staff = Map.of("inlet.inbox.email.staff", "anna@example.org");
        InboundMessage message = settled(mail("anna@example.org", Trust.NONE, CUSTOMERS), staff);

        assertThat(message.sender().email()).isEqualTo("anna@example.org");
        assertThat(Remarks.of(message)).containsExactly(Reason.of("forward-unproven", "anna@example.org"));
    }

    @Test
    void believesItWhereTheOperatorSaysSo() {
        Map<String, String> rule =
                Map.of("inlet.inbox.email.staff", "example.org", "inlet.inbox.email.staff-forwards", "always");

        assertThat(settled(mail("anna@example.org", Trust.NONE, CUSTOMERS), rule)
                        .sender()
                        .email())
                .isEqualTo("klient@example.net");
    }

    @Test
    void leavesOtherMailAlone() {
        Map<String, String> staff = Map.of("inlet.inbox.email.staff", "example.org");
        Map<String, String> off =
                Map.of("inlet.inbox.email.staff", "example.org", "inlet.inbox.email.staff-forwards", "off");
        InboundMessage forward = mail("anna@example.org", PROVEN, CUSTOMERS);
        InboundMessage colleagues = mail("anna@example.org", PROVEN, Map.of("forwarded-from", "oleg@example.org"));
        InboundMessage stranger = mail("anna@notexample.org", PROVEN, CUSTOMERS);

        assertThat(settled(forward, Map.of())).isSameAs(forward);
        assertThat(settled(forward, off)).isSameAs(forward);
        assertThat(settled(colleagues, staff)).isSameAs(colleagues);
        assertThat(settled(stranger, staff)).isSameAs(stranger);
        assertThat(Remarks.of(stranger)).isEmpty();
    }
}
