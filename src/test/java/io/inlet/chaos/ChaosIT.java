package io.inlet.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing lost, nothing doubled. docs/reliability.md tells how to run it for longer (inlet.chaos.minutes) and how to read its report, which
 * lies in target/chaos.
 */
@Tag("one-jdk")
class ChaosIT {
    private static final long SEED = Long.getLong("inlet.chaos.seed", 20261122);
    /** Names of the only faults to try, with commas between them. */
    private static final String ONLY = System.getProperty("inlet.chaos.only", "");

    private static final int MINUTES = Integer.getInteger("inlet.chaos.minutes", 0);
    private static final Duration INTERVAL = Duration.ofMillis(Long.getLong("inlet.chaos.interval", 1200));

    /** The short form runs where a machine may be busy with anything. */
    private static final Duration TAKEOVER = MINUTES > 0 ? Duration.ofSeconds(30) : Duration.ofMinutes(2);

    /** So many faults, then quiet and judgement. */
    private static final int ROUND = 30;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void losesAndDoublesNothingOnAnExternalDatabase() throws Exception {
        Optional<Clockwork> clock =
                MINUTES > 0 || !ONLY.isEmpty() ? Clockwork.make(folder.resolve("clock")) : Optional.empty();
        List<Fault> faults = !ONLY.isEmpty() ? only() : MINUTES > 0 ? everything() : choice();
        if (clock.isEmpty()) {
            faults.removeIf(ClockJump.class::isInstance);
        }
        run("external", folder.resolve("server"), faults, MINUTES * 3 / 4, clock.orElse(null));
        if (MINUTES > 0) {
            Optional<SmallDisk> disk = SmallDisk.mount(folder.resolve("disk"), 400);
            if (disk.isPresent()) {
                try (SmallDisk small = disk.get()) {
                    onSmall(small);
                }
            }
        }
    }

    private void onSmall(SmallDisk disk) throws Exception {
        List<Fault> faults = new ArrayList<>(List.of(Faults.fullDisk(disk), Faults.kill()));
        faults.addAll(List.of(Faults.fullDisk(disk), Faults.restartDatabase(), Faults.fullDisk(disk)));
        run("full-disk", disk.folder().resolve("server"), faults, 0, null);
    }

    @Test
    void losesAndDoublesNothingOnItsOwnDatabase() throws Exception {
        List<Fault> faults =
                new ArrayList<>(List.of(Faults.kill(), Faults.killEmbedded(), Faults.terminate(), Faults.kill()));
        run("embedded", null, faults, MINUTES / 4, null);
    }

    /** A part of all, chosen so that every failpoint and every way in and out is there. */
    private List<Fault> choice() {
        List<Fault> halts = Faults.halts();
        int kinds = Kind.values().length;
        int first = (int) Math.floorMod(SEED, (long) kinds);
        List<Fault> chosen = new ArrayList<>();
        for (int point = 0; point < 8; point++) {
            chosen.add(halts.get(point * kinds + (point + first) % kinds));
        }
        for (int point = 0; point < 3; point++) {
            chosen.add(halts.get(8 * kinds + point * 3 + (point + first) % 3));
        }
        List<Fault> spool = Faults.spoolHalts();
        for (int point = 0; point < spool.size() / 3; point++) {
            chosen.add(spool.get(point * 3 + (point + first) % 3));
        }
        chosen.addAll(List.of(Faults.kill(), Faults.killAway()));
        return ordered(
                List.of(
                        Faults.backend(),
                        Faults.restartDatabase(),
                        Faults.cut(false),
                        Faults.cut(true),
                        new Takeover(TAKEOVER)),
                chosen);
    }

    private List<Fault> everything() {
        List<Fault> survived = new ArrayList<>(List.of(new Takeover(TAKEOVER), new Takeover(TAKEOVER)));
        survived.addAll(ClockJump.all());
        List<Fault> deadly = new ArrayList<>(Faults.halts());
        deadly.addAll(Faults.spoolHalts());
        for (int i = 0; i < 5; i++) {
            for (int each = 0; each < 2; each++) {
                survived.addAll(
                        List.of(Faults.backend(), Faults.restartDatabase(), Faults.cut(false), Faults.cut(true)));
            }
            deadly.addAll(List.of(Faults.kill(), Faults.kill(), Faults.killAway()));
        }
        return ordered(survived, deadly);
    }

    private static List<Fault> only() {
        List<Fault> all = new ArrayList<>(Faults.halts());
        all.addAll(Faults.spoolHalts());
        all.addAll(ClockJump.all());
        all.addAll(moods());
        all.addAll(List.of(
                Faults.kill(),
                Faults.killAway(),
                Faults.terminate(),
                Faults.cut(false),
                Faults.cut(true),
                new Takeover(TAKEOVER)));
        return Arrays.stream(ONLY.split(","))
                .map(name -> all.stream()
                        .filter(fault -> fault.name().equals(name.strip()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no fault is called " + name)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Those that the gateway survives come first, so that it is not ended just to be armed. */
    private List<Fault> ordered(List<Fault> survived, List<Fault> deadly) {
        List<Fault> first = new ArrayList<>(survived);
        first.addAll(moods());
        List<Fault> then = new ArrayList<>(deadly);
        Collections.shuffle(first, random);
        Collections.shuffle(then, random);
        List<Fault> all = new ArrayList<>(first);
        all.add(Faults.terminate());
        all.addAll(then);
        return all;
    }

    private static List<Fault> moods() {
        return List.of(Meddler.Mood.values()).stream()
                .filter(mood -> mood != Meddler.Mood.HELPFUL)
                .map(Faults::mood)
                .toList();
    }

    private static boolean over(long end) {
        return System.nanoTime() - end > 0;
    }

    /** @param minutes for which the faults are repeated, in rounds; 0: each once */
    private void run(String name, Path serverFolder, List<Fault> faults, int minutes, Clockwork clock)
            throws Exception {
        Report report = new Report();
        if (clock == null) {
            report.note(
                    "the gateway's clock was NOT set while it worked: that needs the long form, an external database, and cc");
        }
        report.note("seed " + SEED + ", one item of each kind every " + INTERVAL.toMillis() + " ms, "
                + Runtime.getRuntime().availableProcessors() + " processors");
        String run =
                Integer.toString(100_000_000 + random.nextInt(100_000_000), 36).substring(0, 6);
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        Path out = Path.of("target", "chaos", name);
        try (World world = new World(folder.resolve(name), out, run, SEED, INTERVAL, serverFolder, clock)) {
            Run all = new Run(world, report, out.resolve("report.txt"));
            world.load.start();
            do {
                for (int from = 0; from < faults.size() && (minutes == 0 || !over(end)); from += ROUND) {
                    all.strike(faults.subList(from, Math.min(faults.size(), from + ROUND)));
                    all.settle();
                    report.write(out.resolve("report.txt"));
                }
            } while (!over(end) && report.wrong().isEmpty());
        } finally {
            report.write(out.resolve("report.txt"));
            System.out.println(report.text());
        }
        assertThat(report.wrong()).as(report.text()).isEmpty();
        assertThat(report.missed()).as(report.text()).isEmpty();
        assertThat(report.counted()).as(report.text()).isPositive();
    }
}
