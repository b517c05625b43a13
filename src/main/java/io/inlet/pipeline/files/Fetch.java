package io.inlet.pipeline.files;

import io.inlet.dispatch.Backoff;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Reason;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.FileSource;
import io.inlet.pipeline.Workbench;
import io.inlet.ticket.LateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one file, and what is decided after it. */
final class Fetch {
    private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);
    private static final int LONGEST = 300;

    private final LateFiles queue;
    private final Map<String, FileSource> sources;
    private final Workbench workbench;
    private final FileLimits limits;
    private final Backoff backoff;
    private final FilesVital vital;
    private final Clock clock;

    Fetch(
            LateFiles queue,
            Map<String, FileSource> sources,
            Workbench workbench,
            FileLimits limits,
            Backoff backoff,
            FilesVital vital,
            Clock clock) {
        this.queue = queue;
        this.sources = sources;
        this.workbench = workbench;
        this.limits = limits;
        this.backoff = backoff;
        this.vital = vital;
        this.clock = clock;
    }

    /** @throws StoreUnavailableException the file is left to its lease then */
    void run(LateFiles.Wanted file) {
        try {
            if (file.size() > limits.size().bytes()) {
                refuse(file, tooLarge());
            } else {
                attempt(file);
            }
        } catch (LeaseLostException taken) {
            LOG.debug("Late file {} is another holder's now", file.attachment(), taken);
        }
    }

    private void attempt(LateFiles.Wanted file) {
        try {
            FileSource source = sources.get(file.channel());
            if (source == null) {
                later(file, Reason.of("file-without-source", file.channel()));
                return;
            }
            long end = System.nanoTime() + limits.timeout().toNanos();
            try (InputStream in = source.fetch(file, limits.timeout());
                    Spill spill =
                            Spill.of(in, workbench.newFile(), limits.size().bytes(), end)) {
                queue.stored(file, spill.size(), spill.sha256Hex(), spill.content());
                vital.fetched();
            }
        } catch (FileSource.Refused never) {
            refuse(file, never.reason());
        } catch (Spill.TooLargeException tooLarge) {
            refuse(file, tooLarge());
        } catch (IOException failure) {
            later(file, Reason.of("file-unreachable", text(failure)));
        } catch (StoreUnavailableException | LeaseLostException ours) {
            throw ours;
        } catch (Throwable unexpected) { // one file's trouble is not the next one's
            LOG.error("Fetching late file {} of {}/{}", file.attachment(), file.channel(), file.inbox(), unexpected);
            later(file, Reason.of("file-unreachable", unexpected.getClass().getSimpleName()));
        }
    }

    private Reason tooLarge() {
        return Reason.of("file-too-large", limits.size().toString());
    }

    private void refuse(LateFiles.Wanted file, Reason why) {
        queue.refused(file, why);
        vital.refused();
    }

    /** Past its window it is given up; but one that only waited, because the gateway was down, gets its first attempts all the same. */
    private void later(LateFiles.Wanted file, Reason why) {
        vital.failed(why);
        boolean over = clock.instant().isAfter(file.wantedSince().plus(limits.window()));
        if (over && file.attempt() >= backoff.attempts()) {
            refuse(file, Reason.of("file-window-over", Integer.toString(file.attempt()), why.toString()));
        } else {
            queue.retryLater(file, clock.instant().plus(backoff.after(file.attempt())), why);
        }
    }

    private static String text(IOException failure) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
