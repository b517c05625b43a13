package io.inlet.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing lost, nothing doubled. docs/reliability.md tells how to run it for longer (inlet.chaos.minutes) and how to read its report, which
 * lies in target/chaos.
 */
class ChaosIT {
    private static final long SEED = Long.getLong("inlet.chaos.seed", 20261122);
    private static final int MINUTES = Integer.getInteger("inlet.chaos.minutes", 0);
    private static final Duration INTERVAL = Duration.ofMillis(Long.getLong("inlet.chaos.interval", 600));

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void losesAndDoublesNothingOnAnExternalDatabase() throws Exception {
        List<Fault> faults = MINUTES > 0 ? everything() : choice();
        run("external", false, faults);
    }

    @Test
    void losesAndDoublesNothingOnItsOwnDatabase() throws Exception {
        List<Fault> faults =
                new ArrayList<>(List.of(Faults.kill(), Faults.killEmbedded(), Faults.terminate(), Faults.kill()));
        run("embedded", true, faults);
    }

    /** A part of all, chosen so that every failpoint and every way in and out is there. */
    private List<Fault> choice() {
        List<Fault> halts = Faults.halts();
        List<Fault> chosen = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            chosen.add(halts.get(i * 6 + (i + (int) Math.floorMod(SEED, 6L)) % 6));
        }
        for (int i = 0; i < 3; i++) {
            chosen.add(halts.get(48 + i * 3 + (i + (int) Math.floorMod(SEED, 3L)) % 3));
        }
        chosen.addAll(List.of(Faults.kill(), Faults.kill(), Faults.kill(), Faults.backend(), Faults.restartDatabase()));
        chosen.addAll(List.of(Faults.cut(false), Faults.cut(true), Faults.terminate(), new Takeover()));
        Collections.shuffle(chosen, random);
        chosen.addAll(moods());
        return chosen;
    }

    private List<Fault> everything() {
        List<Fault> all = new ArrayList<>(Faults.halts());
        for (int i = 0; i < 10; i++) {
            all.addAll(List.of(Faults.kill(), Faults.kill(), Faults.backend(), Faults.restartDatabase()));
            all.addAll(List.of(Faults.cut(false), Faults.cut(true)));
        }
        all.addAll(List.of(Faults.terminate(), new Takeover(), new Takeover()));
        all.addAll(moods());
        Collections.shuffle(all, random);
        return all;
    }

    private static List<Fault> moods() {
        return List.of(Meddler.Mood.values()).stream()
                .filter(mood -> mood != Meddler.Mood.HELPFUL)
                .map(Faults::mood)
                .toList();
    }

    private void run(String name, boolean ownDatabase, List<Fault> faults) throws Exception {
        Report report = new Report();
        report.note("seed " + SEED + ", one item of each kind every " + INTERVAL.toMillis() + " ms, "
                + Runtime.getRuntime().availableProcessors() + " processors");
        String run =
                Integer.toString(100_000_000 + random.nextInt(100_000_000), 36).substring(0, 6);
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        Path out = Path.of("target", "chaos", name);
        try (World world = new World(folder.resolve(name), out, run, SEED, INTERVAL, ownDatabase)) {
            Run all = new Run(world, report);
            world.load.start();
            do {
                all.strike(faults);
                all.settle();
                report.write(out.resolve("report.txt"));
            } while (MINUTES > 0 && System.nanoTime() < end && report.wrong().isEmpty());
        } finally {
            report.write(out.resolve("report.txt"));
            System.out.println(report.text());
        }
        assertThat(report.wrong()).as(report.text()).isEmpty();
        assertThat(report.missed()).as(report.text()).isEmpty();
        assertThat(report.counted()).as(report.text()).isPositive();
    }
}
