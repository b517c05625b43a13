package io.inlet.pipeline.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Claim;
import io.inlet.message.MemoryInbox;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.vital.Vital;
import io.inlet.pipeline.vital.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20));
    private static final StoreUnavailableException AWAY = new StoreUnavailableException("away", null);
    private static final Claim ALL = new Claim(100, 10_000_000, Duration.ofMinutes(5));

    @TempDir
    private Path folder;

    private final MemoryInbox inbox = new MemoryInbox();
    private final Vitals vitals = new Vitals();
    private Spool spool;
    private Drain drain;

    @BeforeEach
    void open() throws IOException {
        spool = new Spool(folder, 10_000_000, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        if (drain != null) {
            drain.close();
        }
        spool.close();
    }

    @Test
    void capturesInOrderOnceTheStoreIsBackAndIsLoudUntilThen() {
        inbox.away(true);
        List<UUID> given = Stream.of("1", "2", "3").map(this::spooled).toList();
        drain();
        Vital vital = vitals.all().get(0);
        assertThat(vital.up()).isFalse();
        assertThat(vital.detail().toString()).contains("spool-holds", "3");
        assertThat(vital.figures()).containsEntry("spooledItems", 3).containsKey("oldestSpooledAgeSeconds");

        inbox.away(false);
        SOON.until(() -> spool.state().files() == 0);

        assertThat(inbox.claim(ALL)).extracting(Raws::id).containsExactlyElementsOf(given);
        assertThat(vital.up()).isTrue();
        assertThat(spool.isBefore(Raws.raw("4"))).isFalse();
        drain.close();
        assertThat(vitals.all()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void doesNotDoubleWhatWasCapturedBeforeTheFileWasDeleted() throws IOException {
        RawMessage raw = Raws.raw("1");
        spool.keep(Arrival.of(raw), AWAY);
        Captured before = inbox.capture(Arrival.of(raw));

        drained();

        assertThat(before.repeated()).isFalse();
        assertThat(inbox.claim(ALL)).hasSize(1);
        assertThat(inbox.captures()).as("not even counted as a repeat").isEqualTo(1);
    }

    @Test
    void leadsTheReceiptOfARepeatToTheFirstOne() throws IOException {
        UUID first = inbox.capture(Arrival.of(Raws.raw("1"))).id();
        UUID again = spooled("1");

        drained();

        assertThat(inbox.aliases()).containsEntry(again, first);
        assertThat(inbox.claim(ALL)).hasSize(1);
    }

    @Test
    void keepsAnotherMessageUnderAUsedKeyApart() throws IOException {
        inbox.capture(Arrival.of(Raws.raw("used")));
        UUID other = spooled("used");

        drain((raw, captured) -> !raw.id().equals(captured.id()));
        SOON.until(() -> spool.state().files() == 0);

        assertThat(inbox.claim(ALL)).extracting(Raws::id).contains(other).hasSize(2);
        assertThat(inbox.aliases()).isEmpty();
    }

    @Test
    void setsADamagedFileAsideAndGoesOn() throws IOException {
        spooled("1");
        UUID good = spooled("2");
        Path first = files().get(0);
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length - 40] ^= 1;
        Files.write(first, bytes);

        drain();
        SOON.until(() -> spool.state().files() == 0);

        assertThat(inbox.claim(ALL)).extracting(Raws::id).containsExactly(good);
        Vital vital = vitals.all().get(0);
        assertThat(vital.up()).isFalse();
        assertThat(vital.detail().toString()).contains("spool-set-aside", "1");
        Path aside = Files.list(folder.resolve("set-aside")).toList().get(0);
        assertThat(aside).hasBinaryContent(bytes);
        Files.delete(aside);
        SOON.until(vital::up);
    }

    @Test
    void putsDueTimesOffByTheTimeThatTheyLayThere() throws IOException {
        Instant spooledAt = Instant.parse("2026-01-31T10:00:00Z");
        SpoolHeader header =
                SpoolHeader.of(Arrival.of(Raws.raw("1")).grouped("call:1", spooledAt.plusSeconds(30)), spooledAt);

        Arrival back = header.arrival(Raws.raw("1"), spooledAt.plusSeconds(3600));

        assertThat(back.dueAt()).isEqualTo(spooledAt.plusSeconds(3630));
    }

    @Test
    void joinsWhatIsSpooledOfItsInboxOnly() {
        spooled("1");

        assertThat(spool.isBefore(Raws.raw("2"))).isTrue();
        assertThat(spool.isBefore(Raws.raw("2", "another"))).isFalse();
    }

    private UUID spooled(String key) {
        RawMessage raw = Raws.raw(key);
        spool.keep(Arrival.of(raw), AWAY);
        return raw.id();
    }

    private void drain() {
        drain((raw, captured) -> false);
    }

    private void drain(BiPredicate<RawMessage, Captured> another) {
        drain = Drain.start(spool, inbox, another, vitals, Clock.systemUTC());
    }

    private void drained() {
        drain();
        SOON.until(() -> spool.state().files() == 0);
    }

    private List<Path> files() {
        return spool.all().stream().map(Spooled::path).toList();
    }
}
