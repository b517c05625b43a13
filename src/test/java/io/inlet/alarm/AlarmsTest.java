package io.inlet.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final PartState DATABASE = new PartState("database", true, null, NOON);

    @Test
    void nothingIsWrongWhileAllPartsWorkAndAllIsDone() {
        assertThat(of(sheet(line("email", "support", 0, 0), 0, 0), up("mailbox:support", "mailbox-good")))
                .isEmpty();
    }

    @Test
    void tellsAMailboxThatRefusesFromOneThatIsSilentAndWhomItHits() {
        assertThat(of(
                        sheet(line("email", "support", 0, 0), 0, 0),
                        down("mailbox:support", "mailbox-refused"),
                        down("mailbox:sales", "mailbox-bad"),
                        up("mailbox:vip", "mailbox-failing"),
                        up("mailbox:full", "mailbox-kept")))
                .extracting(Alarm::key, Alarm::whom, Alarm::since)
                .containsExactly(
                        tuple("mailbox-refused support", "support", NOON),
                        tuple("mailbox-silent sales", "sales", NOON),
                        tuple("mailbox-failing vip", "vip", NOON),
                        tuple("mailbox-kept full", "full", NOON));
    }

    @Test
    void whatOnlyFollowsFromADatabaseThatIsAwayIsNotSaid() {
        assertThat(new Alarms(300, 3600)
                        .of(
                                List.of(
                                        down("database", "store-away"),
                                        down("mailbox:support", "mailbox-bad"),
                                        down("bot:telegram", "bot-bad"),
                                        down("mailbox:sales", "mailbox-refused")),
                                Optional.empty()))
                .extracting(Alarm::key)
                .containsExactly("database-away", "mailbox-refused sales");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidBeforeItsPartSaysSo() {
        assertThat(Alarms.USUAL.of(List.of(DATABASE), Optional.empty()))
                .extracting(Alarm::key)
                .containsExactly("database-away");
    }

    @Test
    void aPausedTargetIsSaidOnceAndAPersonsPauseIsNoFault() {
        Balance.Sheet sheet = new Balance.Sheet(
                List.of(),
                List.of(
                        new Balance.Target("desk", 2, 1, 1, 0, 0, "target-gone[410]"),
                        new Balance.Target("crm", 2, 1, 1, 0, 0, "paused-by[olga]"),
                        new Balance.Target("off", 2, 1, 1, 0, 0, "target-gone[410]")),
                0,
                7200);

        assertThat(of(sheet, down("target:desk", "target-gone"), down("target:crm", "paused-by")))
                .extracting(Alarm::key)
                .containsExactly("target-paused desk", "target-paused off", "paused target:crm");
    }

    @Test
    void repliesThatAllStandStillAreSaidOnce() {
        assertThat(of(
                        sheet(line("email", "support", 0, 0), 0, 0),
                        down("outgoing", "paused-by-for"),
                        down("target:reply-email", "paused-by-for")))
                .extracting(Alarm::key)
                .containsExactly("paused outgoing");
    }

    @Test
    void whatWaitsForAPausedChannelIsNoBacklogButOtherThingsAre() {
        Balance.Line held = line("web", "web", 0, 3);
        PartState paused = down("channel:web", "paused-by");

        assertThat(of(sheet(held, 900, 0), paused)).extracting(Alarm::key).containsExactly("paused channel:web");
        assertThat(of(sheet(held, 900, 0)))
                .extracting(Alarm::key, Alarm::amount)
                .containsExactly(tuple("line-behind", 900L));
    }

    @Test
    void eachPartHasACodeOfItsOwn() {
        assertThat(of(
                        sheet(line("web", "web", 0, 0), 0, 0),
                        down("spool", "spool-holds"),
                        down("door", "door-shut"),
                        down("loops", "loops-stand"),
                        down("disk", "disk-low"),
                        up("limits", "limits-reached"),
                        up("target:crm", "target-told"),
                        down("target:desk", "target-on-trial")))
                .extracting(Alarm::key)
                .containsExactly(
                        "disk-full", "door-shut", "loops-stand", "target-down desk", "spool-holds", "limits-reached");
        assertThat(of(sheet(line("web", "web", 0, 0), 0, 0), down("spool", "spool-set-aside"), up("limits", "limits")))
                .extracting(Alarm::key)
                .containsExactly("spool-set-aside");
    }

    @Test
    void aSpoolThatHoldsFollowsFromADatabaseThatIsAwayAndAFullOneDoesNot() {
        List<PartState> away = List.of(down("database", "store-away"), down("spool", "spool-holds"));
        List<PartState> full = List.of(down("database", "store-away"), down("spool", "spool-full"));

        assertThat(Alarms.USUAL.of(away, Optional.empty()))
                .extracting(Alarm::key)
                .containsExactly("database-away");
        assertThat(Alarms.USUAL.of(full, Optional.empty()))
                .extracting(Alarm::key)
                .containsExactly("database-away", "spool-full");
    }

    @Test
    void aLineThatIsBehindIsSaidOnce() {
        assertThat(of(sheet(line("web", "web", 0, 3), 900, 0), down("line", "line-behind")))
                .extracting(Alarm::key)
                .containsExactly("line-behind");
    }

    @Test
    void countsWhatIsParkedAndWhatDoesNotAddUp() {
        Balance.Sheet sheet = new Balance.Sheet(
                List.of(new Balance.Line("email", "main", "support", 10, 1, 0, 0, 0, 2, 0)),
                List.of(new Balance.Target("desk", 3, 1, 0, 0, 2, null)),
                0,
                7200);

        assertThat(of(sheet))
                .extracting(Alarm::key, Alarm::amount)
                .containsExactly(
                        tuple("balance-broken email support", 0L),
                        tuple("messages-parked", 2L),
                        tuple("deliveries-parked desk", 2L));
    }

    private static List<Alarm> of(Balance.Sheet sheet, PartState... parts) {
        List<PartState> all = new ArrayList<>(List.of(parts));
        all.add(DATABASE);
        return new Alarms(300, 3600).of(all, Optional.of(sheet));
    }

    private static PartState up(String name, String code) {
        return new PartState(name, true, Reason.of(code, "x"), NOON);
    }

    private static PartState down(String name, String code) {
        return new PartState(name, false, Reason.of(code, "x"), NOON);
    }

    private static Balance.Line line(String channel, String inbox, long parked, long pending) {
        return new Balance.Line(channel, "main", inbox, parked + pending, 0, 0, 0, 0, parked, pending);
    }

    private static Balance.Sheet sheet(Balance.Line line, long pending, long waiting) {
        return new Balance.Sheet(List.of(line), List.of(), pending, waiting);
    }
}
