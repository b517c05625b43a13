package io.inlet.bench;

import io.inlet.Trial;
import io.inlet.channel.ChannelMapper;
import io.inlet.channel.email.MailMapper;
import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.store.bench.Crew;
import io.inlet.store.bench.DirectSql;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The single measurements. Between them the workers are held, and the tables are as the server's own upkeep leaves them. */
final class Laboratory {
    private static final int FEEDERS = 4;
    private static final String EMAIL = "email";
    private static final String TELEGRAM = "telegram";

    private final Trial trial;
    private final SettledCount settled;
    private final SampleMails mails = new SampleMails();
    /** Others, since replies may only answer what becomes a ticket. */
    private final SampleMails parsed = new SampleMails();

    private final SampleUpdates updates = new SampleUpdates();
    private final ChannelMapper mapper = new MailMapper();
    private final LoadGenerator load;
    private final long server;
    private double perCommit = 1;

    Laboratory(Trial trial, SettledCount settled) throws Exception {
        this.trial = trial;
        this.settled = settled;
        URI door = URI.create(trial.gateway().publicUrl());
        this.load = new LoadGenerator(
                new InetSocketAddress("127.0.0.1", door.getPort()),
                "/in/telegram/telegram",
                "Content-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: " + BenchHome.SECRET + "\r\n");
        this.server = ProcessHandle.of(trial.tables().serverProcess())
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(0L);
        trial.hold();
    }

    /** Understanding mails alone, on every core. */
    Sample parse(int number) throws Exception {
        List<RawMessage> raws = parsed.next(number).stream().map(this::raw).toList();
        AtomicInteger next = new AtomicInteger();
        return measured(number, () -> {
            long begin = System.nanoTime();
            Crew.run(Runtime.getRuntime().availableProcessors(), thread -> {
                for (int i = next.getAndIncrement(); i < raws.size(); i = next.getAndIncrement()) {
                    mapper.map(List.of(raws.get(i)));
                }
            });
            return System.nanoTime() - begin;
        });
    }

    /** The line from captured mails to tickets. */
    Sample line(int number) throws Exception {
        captureMails(number);
        trial.tables().tidy();
        long goal = settled.settled() + trial.tables().pending();
        Sample sample = measured(number, () -> {
            long begin = System.nanoTime();
            trial.release();
            settled.await(goal);
            return System.nanoTime() - begin;
        });
        trial.hold();
        return sample;
    }

    /** As {@link #line(int)}, with a few mails among them that carry large files. The sample counts only the others. */
    Sample lineBesideFiles(int number, int files, int bytes) throws Exception {
        for (int i = 0; i < files; i++) {
            trial.gateway().ports().inbox().capture(Arrival.of(raw(mails.large(i, bytes))));
        }
        return line(number);
    }

    /** The line's own statements alone. */
    Sample sql(int number, int connections) throws Exception {
        captureMails(number);
        DirectSql.Prepared prepared = trial.settling();
        return measured(number, () -> prepared.run(connections));
    }

    /** Capture over HTTP, as fast as it goes or so many requests a second. */
    Sample capture(int number, double perSecond) throws Exception {
        List<byte[]> bodies = updates.next(number);
        long before = trial.tables().captured(TELEGRAM);
        LoadGenerator.Result[] result = new LoadGenerator.Result[1];
        Sample sample = measured(number, () -> {
            result[0] = perSecond == 0 ? load.flood(bodies) : load.steady(bodies, perSecond);
            return result[0].nanos();
        });
        long kept = trial.tables().captured(TELEGRAM) - before;
        if (kept != number) {
            throw new IllegalStateException("measuring capture: of " + number + " posts " + kept + " were kept");
        }
        if (perSecond == 0) {
            perCommit = number / (double) trial.tables().commits(TELEGRAM);
        }
        forgetUpdates();
        return new Sample(
                number,
                sample.nanos(),
                sample.usage().since(new Usage(result[0].cpuNanos(), 0)),
                sample.peak(),
                result[0].latencies());
    }

    /** Posts that shared a commit when capture was flooded last. */
    double perCommit() {
        return perCommit;
    }

    /** Capture's own statements alone, as many messages in a commit as capture had when it was flooded last. */
    Sample insert(int number, int connections) throws Exception {
        DirectSql.Prepared prepared = trial.sql().capturing(updates.arrivals(number), (int) Math.round(perCommit));
        Sample sample = measured(number, () -> prepared.run(connections));
        forgetUpdates();
        return sample;
    }

    private void forgetUpdates() throws Exception {
        trial.tables().forget(TELEGRAM);
        trial.tables().tidy();
    }

    private interface Timed {
        long run() throws Exception;
    }

    private Sample measured(int messages, Timed timed) throws Exception {
        Usage.forgetPeak();
        Usage before = Usage.now(server);
        long nanos = timed.run();
        Usage used = Usage.now(server).since(before);
        return new Sample(messages, nanos, used, Usage.peak(), Sample.NONE.latencies());
    }

    /** Made while they are captured: a large backlog would not fit into a small heap. */
    private void captureMails(int number) throws Exception {
        mails.begin();
        AtomicInteger next = new AtomicInteger();
        Crew.run(FEEDERS, feeder -> {
            for (int i = next.getAndIncrement(); i < number; i = next.getAndIncrement()) {
                trial.gateway().ports().inbox().capture(Arrival.of(raw(mails.get(i))));
            }
        });
    }

    private RawMessage raw(byte[] mail) {
        return new RawMessage(
                Ids.next(),
                EMAIL,
                null,
                "main",
                EMAIL,
                Mode.LIVE,
                Lane.NORMAL,
                "bench:" + Ids.next(),
                List.of(),
                "message/rfc822",
                mail.length,
                Instant.now(),
                Content.of(mail));
    }
}
