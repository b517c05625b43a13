package io.inlet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmBookTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Alarm DOWN = new Alarm(AlarmCode.TARGET_DOWN, "desk", NOON, 0, null, "desk");
    private static final Alarm PARKED = new Alarm(AlarmCode.MESSAGES_PARKED, "", null, 1, null, "");
    private static final List<Alarm> NONE = List.of();

    private final AlarmBook book = new AlarmBook(Duration.ofMinutes(1), NONE);

    @Test
    void tellsACauseOnceItLastedAndItsEndOnceThatLasted() {
        assertThat(look(List.of(DOWN), 0)).isEqualTo(new AlarmBook.News(NONE, NONE));
        assertThat(look(List.of(DOWN), 60)).isEqualTo(new AlarmBook.News(List.of(DOWN), NONE));
        assertThat(look(List.of(DOWN), 3600).isEmpty()).isTrue();
        assertThat(look(NONE, 3605).isEmpty()).isTrue();
        assertThat(look(NONE, 3665)).isEqualTo(new AlarmBook.News(NONE, List.of(DOWN)));
        assertThat(look(NONE, 9000).isEmpty()).isTrue();
    }

    @Test
    void whatFlickersIsNotTold() {
        for (int second = 0; second < 600; second += 30) {
            assertThat(look(second % 60 == 0 ? List.of(DOWN) : NONE, second).isEmpty())
                    .isTrue();
        }
        look(List.of(DOWN), 600);
        look(List.of(DOWN), 660);
        for (int second = 690; second < 1200; second += 30) {
            assertThat(look(second % 60 == 0 ? List.of(DOWN) : NONE, second).isEmpty())
                    .as("told already, and never away for long")
                    .isTrue();
        }
    }

    @Test
    void moreOfTheSameIsTheSameCause() {
        look(List.of(PARKED), 0);
        look(List.of(PARKED), 60);

        assertThat(look(List.of(new Alarm(AlarmCode.MESSAGES_PARKED, "", null, 7, null, "")), 120)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void isGivenAgainUntilItWasTold() {
        book.look(List.of(DOWN), NOON);
        assertThat(book.look(List.of(DOWN), NOON.plusSeconds(60)).raised()).containsExactly(DOWN);
        assertThat(book.look(List.of(DOWN), NOON.plusSeconds(65)).raised()).containsExactly(DOWN);
    }

    @Test
    void aRestartTellsNothingTwiceAndForgetsNoEnd(@TempDir Path data) {
        AlarmFile file = new AlarmFile(data.resolve("alarms"));
        assertThat(file.read()).isEmpty();
        look(List.of(DOWN, PARKED), 0);
        look(List.of(DOWN, PARKED), 60);
        file.write(book.open());

        AlarmBook after = new AlarmBook(Duration.ofMinutes(1), new AlarmFile(data.resolve("alarms")).read());

        after.look(List.of(PARKED), NOON.plusSeconds(100));
        AlarmBook.News news = after.look(List.of(PARKED), NOON.plusSeconds(160));
        assertThat(news.raised()).isEmpty();
        assertThat(news.recovered()).extracting(Alarm::key).containsExactly("target-down desk");
    }

    private AlarmBook.News look(List<Alarm> now, int second) {
        AlarmBook.News news = book.look(now, NOON.plusSeconds(second));
        book.told(news);
        return news;
    }
}
