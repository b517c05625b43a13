package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    /**
     * 12 mails in two mailboxes, 3 posts, 10 updates of the bot and 11 events of calls are captured. 18 tickets: nine mails (one of them a broken
     * device's bytes, which are kept as its file), two forms,
     * four chats (three pieces, an album, a voice message, an order) and three calls. Appended: the reply and the automatic reply; of the
     * chats three further pieces, the edit and the thumbs-up; of the calls five further events, and the three of the call back. Duplicate:
     * the mail in the second mailbox, the repeated post, the update delivered twice. Both desks are
     * told of 18 tickets, five further articles, two messages whose files came later and a ticket that the call back resolved, and the first also of two
     * answers given in the other. Customers get nine mails and six chat messages: an acknowledgement of each of 12 tickets, the two answers, and that a
     * ticket is resolved.
     */
    private static final String FIGURES = "captured=36 opened=18 appended=15 duplicate=3 ignored=0 parked=0 pending=0"
            + " queued=69 delivered=69 waiting=0 unknown=0";

    private static final String DESK = "The desk holds 28 distinct events.";

    /**
     * After so many lines of output each run is killed. The first two are said before anything starts; together the ten runs tell of
     * all traffic and outcomes, so that kills fall into the start, the fetching, the forms, the chats, the calls and the deliveries.
     */
    private static final int[] MOMENTS = {1, 3, 6, 2, 9, 7, 10, 9, 11, 8};

    /** Each of three files that are fetched later is a message of its own, unless it comes in time to go along with its ticket. */
    private static final Predicate<String> TRACKER = Pattern.compile(
                    "The tracker holds 18 tickets and [6-9] further messages\\.")
            .asMatchPredicate();

    @TempDir
    Path home;

    @Test
    void endsWithTheFiguresOfItsTraffic() {
        try (Program demo = start()) {
            assertThat(demo.exitCode()).as(String.join("\n", demo.lines())).isZero();
            assertThat(last(demo.lines())).isEqualTo(FIGURES);
            assertThat(demo.lines())
                    .contains(DESK)
                    .anyMatch(TRACKER)
                    .contains("The customers got 9 letters and 6 chat messages; repeated: 0.");
        }
    }

    /** Of what Inlet says by itself a part may be missing then: what was perhaps said is not said again. */
    @Test
    @Tag("one-jdk")
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
            assertThat(demo.lines())
                    .contains(DESK)
                    .anyMatch(TRACKER)
                    .anyMatch(line -> line.startsWith("The customers got") && line.endsWith("repeated: 0."));
        }
    }

    private Program start() {
        return Program.start(Map.of(), "demo", "--once", "--home", home.toString());
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}
