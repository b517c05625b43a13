package io.inlet.bench;

import io.inlet.Distribution;
import io.inlet.Trial;
import io.inlet.message.Reason;
import io.inlet.settings.Texts;
import java.util.function.Consumer;

/** Measures a gateway of its own on a database of its own, which is as durable as any: nothing is switched off, nothing kept warm. */
public final class Bench {
    private static final int[] CONNECTIONS = {1, 2, 4, 8, 16};
    private static final int MEASUREMENTS = 5;
    private static final double SLICE = 2;
    private static final double LOAD = 0.7;
    private static final int FILES = 4;
    private static final int FILE_BYTES = 25_000_000;

    private final Options options;
    private final Report report;

    private Bench(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** Measures, and tells what comes of it line by line; the last one has the figures by name. */
    public static void run(Options options, Distribution shipped, Texts texts, Consumer<String> out) throws Exception {
        SettledCount settled = new SettledCount();
        try (BenchHome home = BenchHome.create(shipped);
                Trial trial = Trial.start(home.home(), home.settings(), settled)) {
            trial.gateway().ports().outbox().pause("desk", Reason.of("paused-by", "bench"));
            new Bench(options, new Report(out, texts)).measure(trial, new Laboratory(trial, settled));
        }
    }

    private void measure(Trial trial, Laboratory laboratory) throws Exception {
        Round.Plan plan = warmUp(laboratory);
        report.begin(options, plan);
        Figures empty = rounds(laboratory, plan);
        report.empty(empty);
        report.perCommit(laboratory.perCommit());
        Sample steady = laboratory.capture(
                plan.messages(empty.capture()), LOAD * empty.capture().perSecond());
        report.steady(steady);
        if (options.attachments()) {
            report.besideFiles(laboratory.lineBesideFiles(plan.messages(empty.line()), FILES, FILE_BYTES));
        }
        if (options.backlog() > 0) {
            report.backlog(laboratory.line(options.backlog()));
        }
        if (options.stored() > 0) {
            trial.stock().add(1, options.stored(), report::filled);
            laboratory.line(plan.messages(empty.line()));
            Figures full = rounds(laboratory, plan);
            report.stored(options.stored(), empty, full);
        }
        report.end();
    }

    /** Everything runs unmeasured for a while, and the numbers of connections that serve the statements best are tried out. */
    private Round.Plan warmUp(Laboratory laboratory) throws Exception {
        double slice = Math.min(SLICE, options.seconds() / (double) MEASUREMENTS);
        Round.Plan plan = new Round.Plan(slice, Figures.NONE, 4, 4);
        long end = System.nanoTime() + options.seconds() * 1_000_000_000L;
        do {
            Round round = new Round(laboratory, plan);
            round.run();
            plan = new Round.Plan(slice, round.sum(), 4, 4);
        } while (System.nanoTime() < end);
        int mails = plan.messages(plan.rates().sql());
        int posts = plan.messages(plan.rates().insert());
        return new Round.Plan(
                slice,
                plan.rates(),
                best(connections -> laboratory.sql(mails, connections)),
                best(connections -> laboratory.insert(posts, connections)));
    }

    private interface Trying {
        Sample with(int connections) throws Exception;
    }

    private static int best(Trying trying) throws Exception {
        int best = 0;
        double most = 0;
        for (int connections : CONNECTIONS) {
            double rate = trying.with(connections).perSecond();
            if (rate > most) {
                most = rate;
                best = connections;
            }
        }
        return best;
    }

    private Figures rounds(Laboratory laboratory, Round.Plan plan) throws Exception {
        Round round = new Round(laboratory, plan);
        long number = Math.max(1, Math.round(options.seconds() / (MEASUREMENTS * plan.seconds())));
        for (int i = 0; i < number; i++) {
            round.run();
        }
        return round.sum();
    }
}
