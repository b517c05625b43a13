package io.inlet.cli;

import io.inlet.alarm.Ages;
import io.inlet.alarm.Alarm;
import io.inlet.alarm.AlarmWords;
import io.inlet.console.Reasons;
import io.inlet.pipeline.spool.Spool;
import io.inlet.pipeline.vital.ReadinessProbe;
import io.inlet.settings.Texts;
import io.inlet.ticket.Balance;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code status} prints, one paragraph a method. */
final class StatusReport {
    private static final String LINE = "%-10s %-12s %-12s %9s %9s %9s %9s %9s %9s %9s%n";

    private final PrintWriter out;
    private final Locale locale;
    private final Texts texts;
    private final AlarmWords words;

    StatusReport(PrintWriter out, Locale locale) {
        this.out = out;
        this.locale = locale;
        this.texts = Texts.of("commands", locale);
        this.words = new AlarmWords(locale);
    }

    void headline(Optional<ReadinessProbe.Answer> gateway, List<Alarm> alarms) {
        String state;
        if (gateway.isEmpty()) {
            state = "not-running";
        } else if (!gateway.get().open()) {
            state = "closed";
        } else if (!gateway.get().ready()) {
            state = "not-ready";
        } else {
            state = alarms.stream().noneMatch(Alarm::isBad) ? "ready" : "degraded";
        }
        out.println(texts.get("status." + state));
    }

    /** @param trouble null: there is none */
    void database(String trouble) {
        if (trouble != null) {
            trouble.lines().forEach(line -> out.println("  " + line));
        }
    }

    void alarms(List<Alarm> alarms) {
        for (Alarm alarm : alarms) {
            out.println();
            out.println((alarm.isBad() ? "! " : "- ") + words.title(alarm) + " ["
                    + alarm.code().word() + "]");
            if (alarm.since() != null) {
                long seconds = Duration.between(alarm.since(), Instant.now()).toSeconds();
                out.println("  " + texts.get("status.since", Moments.of(alarm.since()), Ages.of(seconds, locale)));
            }
            if (alarm.why() != null) {
                out.println("  " + Reasons.words(alarm.why(), locale));
            }
            out.println("  " + words.hits(alarm));
            out.println("  " + texts.get("status.cure", words.cure(alarm)));
        }
    }

    void parts(List<ReadinessProbe.Heard> parts) {
        if (parts.isEmpty()) {
            return;
        }
        out.println();
        int width = parts.stream()
                .mapToInt(part -> part.state().name().length())
                .max()
                .orElse(0);
        for (ReadinessProbe.Heard part : parts) {
            StringBuilder line = new StringBuilder(part.state().name());
            line.append(" ".repeat(width + 2 - line.length()));
            boolean holds = part.state().name().equals("spool") && part.state().detail() != null;
            line.append(
                    part.state().up()
                            ? texts.get("status.up")
                            : holds ? Reasons.words(part.state().detail(), locale) : texts.get("status.down"));
            part.lastGoodSeconds().ifPresent(seconds -> line.append(", ")
                    .append(texts.get("status.last-good", Ages.of(seconds, locale))));
            if (part.state().up() && part.state().detail() != null) {
                line.append(", ").append(Reasons.words(part.state().detail(), locale));
            }
            out.println(line);
        }
    }

    /** What the spool holds, as long as it holds something. */
    void spool(Spool.Lying content) {
        if (content.files() > 0) {
            String age = Ages.of(content.oldestSeconds(), locale);
            out.println(texts.get("status.spool", String.valueOf(content.files()), age));
        }
        if (content.asides() > 0) {
            out.println(texts.get("status.spool-aside", String.valueOf(content.asides())));
        }
    }

    void counters(Balance.Sheet sheet) {
        out.println();
        out.printf(LINE, (Object[]) texts.get("status.columns").split(";"));
        for (Balance.Line line : sheet.lines()) {
            out.printf(
                    LINE,
                    line.channel(),
                    line.inbox(),
                    line.brand(),
                    line.captured(),
                    line.opened(),
                    line.appended(),
                    line.duplicate(),
                    line.ignored(),
                    line.parked(),
                    line.pending());
        }
        for (Balance.Target target : sheet.targets()) {
            out.println(texts.get(
                    "status.target",
                    target.target(),
                    String.valueOf(target.queued()),
                    String.valueOf(target.delivered()),
                    String.valueOf(target.waiting()),
                    String.valueOf(target.unknown()),
                    String.valueOf(target.parked())));
        }
        out.println(texts.get("status.oldest-pending", age(sheet.oldestPendingSeconds())));
        out.println(texts.get("status.oldest-waiting", age(sheet.oldestWaitingSeconds())));
    }

    private String age(long seconds) {
        return seconds == 0 ? texts.get("status.none") : Ages.of(seconds, locale);
    }
}
