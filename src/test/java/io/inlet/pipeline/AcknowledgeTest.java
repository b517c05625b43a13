package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.dispatch.reply.Notices;
import io.inlet.dispatch.reply.ReplyTargets;
import io.inlet.dispatch.reply.Templates;
import io.inlet.message.Automation;
import io.inlet.message.Bearing;
import io.inlet.message.Group;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import io.inlet.message.ThreadHint;
import io.inlet.settings.Settings;
import io.inlet.ticket.Item;
import io.inlet.ticket.Notice;
import io.inlet.ticket.Understood;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgeTest {
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "inlet.email.inbox", "support",
            "inlet.reply.email.enabled", "true",
            "inlet.reply.email.host", "localhost",
            "inlet.reply.email.from", "support@example.com"));

    private RawMessage raw = Raws.raw("1", "support");
    private Duration later = Duration.ofMinutes(1);
    private boolean silent;

    @Test
    void saysNumberAndPromiseToTheSender() {
        Understood item = acknowledged(Item.mail("1@x"));

        assertThat(item.acknowledgement()).hasValueSatisfying(notice -> {
            assertThat(notice.target()).isEqualTo("reply-email");
            assertThat(notice.to().email()).isEqualTo("anna@example.org");
            assertThat(notice.subject()).contains(Notice.NUMBER, "Принтер");
            assertThat(notice.text()).contains("в течение 4 часов");
            assertThat(notice.replyTo()).isEqualTo("1@x");
        });
    }

    @ParameterizedTest
    @EnumSource(value = Automation.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void answersNoMachine(Automation.Kind kind) {
        assertThat(why(Item.mail("1@x").automation(kind))).contains("acknowledgement-machine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-reply@shop.example",
                "donotreply@shop.example",
                "MAILER-DAEMON@x.example",
                "postmaster@x.example",
                "Support@example.com",
                "support+INL-104520-8-k3x9q2@example.com"
            })
    void writesToNobodyWhoDoesNotRead(String address) {
        assertThat(why(Item.mail("1@x").from(address))).contains("acknowledgement-no-reply");
    }

    @Test
    void saysNothingToWhatIsOld() {
        later = Duration.ofHours(25);

        assertThat(why(Item.mail("1@x"))).contains("acknowledgement-old");
    }

    @Test
    void saysNothingWhereTheOperatorSaidSo() {
        settings.put("inlet.inbox.support.acknowledge", "false");

        assertThat(why(Item.mail("1@x"))).contains("acknowledgement-off");
    }

    @ParameterizedTest
    @EnumSource(value = Bearing.class, mode = EnumSource.Mode.EXCLUDE, names = "OPENS")
    void saysNothingForWhatOpensNothing(Bearing bearing) {
        ThreadHint hint = ThreadHint.ofChat("7", null, List.of(), bearing);

        assertThat(acknowledged(Item.mail("1@x").thread(hint)).acknowledgement())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "LIVE")
    void saysNothingInTrialsAndImports(Mode mode) {
        raw = Raws.raw("1", mode);

        assertThat(acknowledged(Item.mail("1@x")).acknowledgement()).isEmpty();
    }

    @Test
    void saysNothingForALineThatIsFedByACommand() {
        silent = true;

        assertThat(acknowledged(Item.mail("1@x")).acknowledgement()).isEmpty();
    }

    @Test
    void saysNothingWhereNobodyAnswersForTheInbox() {
        settings.put("inlet.email.inbox", "elsewhere");

        assertThat(acknowledged(Item.mail("1@x")).acknowledgement()).isEmpty();
    }

    private List<String> why(Item item) {
        Understood understood = acknowledged(item);
        assertThat(understood.acknowledgement()).isEmpty();
        return understood.classification().reasons().stream().map(Reason::code).toList();
    }

    private Understood acknowledged(Item item) {
        Settings set = Settings.of(settings);
        Instant now = raw.receivedAt().plus(later);
        Notices notices = new Notices(ReplyTargets.of(set), Templates.builtIn(), Notices.commitments(set), set);
        Acknowledge step = new Acknowledge(notices, Duration.ofDays(1), silent, Clock.fixed(now, ZoneOffset.UTC));
        Work work =
                Work.of(new Group(UUID.randomUUID(), List.of(raw)), List.of()).withUnderstood(List.of(item.in(raw)));
        return step.acknowledge(work).understood().get(0);
    }
}
