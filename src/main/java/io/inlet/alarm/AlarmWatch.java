package io.inlet.alarm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then at what needs a person, writes what is new into the log, and sees that it is told. */
public final class AlarmWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** Whoever wants to be told sooner is looked for more often. */
    private static final Duration SHORTEST = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "alarms"));
    private final Supplier<List<Alarm>> alarms;
    private final AlarmBook book;
    private final AlarmFile file;
    private final AlarmPost post;
    private final Clock clock;

    private AlarmWatch(Supplier<List<Alarm>> alarms, AlarmBook book, AlarmFile file, AlarmPost post, Clock clock) {
        this.alarms = alarms;
        this.book = book;
        this.file = file;
        this.post = post;
        this.clock = clock;
    }

    public static AlarmWatch start(
            Supplier<List<Alarm>> alarms, Duration delay, AlarmFile file, AlarmPost post, Clock clock) {
        AlarmWatch watch = new AlarmWatch(alarms, new AlarmBook(delay, file.read()), file, post, clock);
        long interval = Math.max(SHORTEST.toMillis(), Math.min(INTERVAL.toMillis(), delay.toMillis()));
        watch.timer.scheduleWithFixedDelay(watch::look, 0, interval, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            AlarmBook.News news = book.look(alarms.get(), clock.instant());
            if (!news.isEmpty() && post.tell(news)) {
                news.raised().forEach(alarm -> LOG.warn("Alarm {}: inlet status says more", alarm.key()));
                news.recovered().forEach(alarm -> LOG.warn("Alarm {} is over", alarm.key()));
                book.told(news);
                file.write(book.open());
            }
        } catch (RuntimeException | Error failure) { // the timer would never fire again
            LOG.warn("Looking for alarms goes on after", failure);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
