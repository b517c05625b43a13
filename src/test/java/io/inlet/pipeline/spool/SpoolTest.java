package io.inlet.pipeline.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Content;
import io.inlet.message.Position;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.StoreUnavailableException;
import io.inlet.settings.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final long LARGE = 10_000_000;
    private static final StoreUnavailableException AWAY = new StoreUnavailableException("away", null);

    @TempDir
    private Path home;

    @Test
    void givesBackExactlyWhatItWasGivenAfterARestart() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        RawMessage raw = Raws.raw("with\nlines and 'quotes' и кириллица", Content.of(bytes));
        Instant due = Instant.now().plusSeconds(30);
        try (Spool spool = open(LARGE)) {
            spool.keep(
                    Arrival.of(raw)
                            .grouped("call:1", due)
                            .within(Duration.ofMinutes(9))
                            .hurrying()
                            .waiting(Duration.ofSeconds(5)),
                    AWAY);
        }

        try (Spool spool = open(LARGE)) {
            SpoolFile file = SpoolFile.read(spool.all().get(0).path());
            Arrival back = file.header()
                    .arrival(file.raw(), Instant.parse(file.header().spooledAt()));

            assertThat(back.raw())
                    .usingRecursiveComparison()
                    .ignoringFields("content", "size")
                    .isEqualTo(raw);
            assertThat(back.raw().open()).hasBinaryContent(bytes);
            assertThat(back.raw().open()).hasBinaryContent(bytes);
            assertThat(back.raw().size()).isEqualTo(bytes.length);
            assertThat(back.groupKey()).isEqualTo("call:1");
            assertThat(back.dueAt()).isEqualTo(due);
            assertThat(back.hurry()).isTrue();
            assertThat(back.joins()).isFalse();
            assertThat(back.most()).isEqualTo(Duration.ofMinutes(9));
            assertThat(back.waiting()).as("the caller has had an answer").isNull();
            assertThat(spool.holds(raw.id())).isTrue();
        }
    }

    @Test
    void keepsTheOrderOverARestart() throws IOException {
        List<RawMessage> given = Stream.of("a", "b", "c", "d").map(Raws::raw).toList();
        try (Spool spool = open(LARGE)) {
            given.subList(0, 2).forEach(raw -> spool.keep(Arrival.of(raw), AWAY));
        }
        try (Spool spool = open(LARGE)) {
            given.subList(2, 4).forEach(raw -> spool.keep(Arrival.of(raw), AWAY));

            assertThat(spool.all())
                    .extracting(Spooled::id)
                    .containsExactlyElementsOf(
                            given.stream().map(RawMessage::id).toList());
        }
    }

    @Test
    void knowsARepeatAndTellsTheFirst() throws IOException {
        try (Spool spool = open(LARGE)) {
            Captured first = spool.keep(Arrival.of(Raws.raw("same")), AWAY);
            Captured again = spool.keep(Arrival.of(Raws.raw("same")), AWAY);

            assertThat(first.repeated()).isFalse();
            assertThat(again).isEqualTo(new Captured(first.id(), true, null));
            assertThat(spool.all()).hasSize(1);
        }
    }

    @Test
    void findsItsFilesAgainWhereDigitsAreOthers() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try (Spool spool = open(1 << 20)) {
            spool.keep(Arrival.of(Raws.raw("1")), AWAY);
        } finally {
            Locale.setDefault(before);
        }

        try (Spool spool = open(1 << 20)) {
            assertThat(spool.all()).hasSize(1);
        }
    }

    @Test
    void refusesWhatItHasNoRoomForAndLeavesNothingOfIt() throws IOException {
        try (Spool spool = open(3 * Spooled.OVERHEAD)) {
            spool.keep(Arrival.of(Raws.raw("1")), AWAY);
            RawMessage large =
                    Raws.raw("2").with(3 * Spooled.OVERHEAD, Content.of(new byte[(int) (3 * Spooled.OVERHEAD)]));

            assertThatThrownBy(() -> spool.keep(Arrival.of(large), AWAY))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasCause(AWAY);

            assertThat(spool.state().full()).isTrue();
            assertThat(spooledFiles()).hasSize(1);
            spool.keep(Arrival.of(Raws.raw("3")), AWAY);
            assertThat(spool.all()).hasSize(2);
        }
    }

    @Test
    void keepsNothingWhenItIsSwitchedOffButStillDrainsWhatItHolds() throws IOException {
        try (Spool spool = open(LARGE)) {
            spool.keep(Arrival.of(Raws.raw("before")), AWAY);
        }
        try (Spool off = open(0)) {
            assertThatThrownBy(() -> off.keep(Arrival.of(Raws.raw("1")), AWAY))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(off.state().full()).as("off is not full").isFalse();
            assertThat(off.all()).hasSize(1);
        }
    }

    @Test
    void leavesNothingOfContentThatBreaksOff() throws IOException {
        try (Spool spool = open(LARGE)) {
            RawMessage broken = Raws.raw("1", () -> {
                throw new IOException("the spilled body is gone");
            });

            assertThatThrownBy(() -> spool.keep(Arrival.of(broken), AWAY))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("the spilled body is gone");

            assertThat(Files.list(folder()))
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .containsExactlyInAnyOrder("lock", "set-aside");
            assertThat(spool.state().used()).isZero();
        }
    }

    @Test
    void forgetsAtTheStartWhatWasNeverAcknowledged() throws IOException {
        Files.createDirectories(folder());
        Path half = Files.writeString(folder().resolve(UUID.randomUUID() + ".writing"), "{\"format\":1,");

        open(LARGE).close();

        assertThat(half).doesNotExist();
    }

    @Test
    void setsAFileAsideWhoseHeaderIsDamaged() throws IOException {
        try (Spool spool = open(LARGE)) {
            spool.keep(Arrival.of(Raws.raw("1")), AWAY);
            spool.keep(Arrival.of(Raws.raw("2")), AWAY);
        }
        Files.write(spooledFiles().get(0), new byte[500]);

        try (Spool spool = open(LARGE)) {
            assertThat(spool.all()).hasSize(1);
            assertThat(spool.state().asides()).isEqualTo(1);
            assertThat(Files.list(folder().resolve("set-aside")))
                    .singleElement()
                    .satisfies(aside -> assertThat(aside).hasBinaryContent(new byte[500]));
        }
    }

    @Test
    void noticesEveryChangedAndEveryMissingByte() throws IOException {
        try (Spool spool = open(LARGE)) {
            spool.keep(Arrival.of(Raws.raw("1")), AWAY);
            Path file = spooledFiles().get(0);
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                assertThatThrownBy(() -> SpoolFile.read(file)).as("byte %d", at).isInstanceOf(DamagedException.class);
                Files.write(file, Arrays.copyOf(whole, at));
                assertThatThrownBy(() -> SpoolFile.read(file))
                        .as("cut at %d", at)
                        .isInstanceOf(DamagedException.class);
            }
        }
    }

    @Test
    void takesNoPolledMessage() throws IOException {
        try (Spool spool = open(LARGE)) {
            Arrival polled = Arrival.of(Raws.raw("1")).with(new Position("email:support", "1"));

            assertThatThrownBy(() -> spool.keep(polled, AWAY)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void belongsToOneGateway() throws IOException {
        try (Spool spool = open(LARGE)) {
            assertThat(spool.all()).isEmpty();
            assertThatThrownBy(() -> open(LARGE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("is used by another gateway");
        }
        open(LARGE).close();
    }

    private Spool open(long limit) throws IOException {
        return new Spool(folder(), limit, Clock.systemUTC());
    }

    private Path folder() {
        return home.resolve("data/spool");
    }

    private List<Path> spooledFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".spooled"))
                    .sorted()
                    .toList();
        }
    }
}
