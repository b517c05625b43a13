package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    /**
     * 12 mails in two mailboxes and 3 posts are captured. Ten tickets: eight mails and two forms. Appended: the reply and the automatic
     * reply. Duplicate: the mail in the second mailbox and the repeated post. Parked: the bytes that are no mail. The desk is told of ten
     * tickets and two further articles.
     */
    private static final String FIGURES = "captured=15 opened=10 appended=2 duplicate=2 ignored=0 parked=1 pending=0"
            + " queued=12 delivered=12 waiting=0 unknown=0";

    /**
     * After so many lines of output each run is killed. The first two are said before anything starts; together the ten runs tell of
     * all mails, posts and outcomes, so that kills fall into the start, the fetching, the forms, the large mail and the deliveries.
     */
    private static final int[] MOMENTS = {1, 3, 5, 2, 7, 4, 6, 8, 9, 3};

    @TempDir
    Path home;

    @Test
    void endsWithTheFiguresOfItsTraffic() {
        try (Program demo = start()) {
            assertThat(demo.exitCode()).as(String.join("\n", demo.lines())).isZero();
            assertThat(last(demo.lines())).isEqualTo(FIGURES);
            assertThat(demo.lines()).contains("The desk holds 12 distinct events.");
        }
    }

    @Test
    void endsWithTheSameFiguresHoweverOftenItIsKilled() {
        for (int moment : MOMENTS) {
            try (Program demo = start()) {
                demo.awaitLines(moment);
                demo.kill();
            }
        }

        try (Program demo = start()) {
            assertThat(demo.exitCode()).as(String.join("\n", demo.lines())).isZero();
            assertThat(last(demo.lines())).isEqualTo(FIGURES);
            assertThat(demo.lines()).contains("The desk holds 12 distinct events.");
        }
    }

    private Program start() {
        return Program.start(Map.of(), "demo", "--once", "--home", home.toString());
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}
