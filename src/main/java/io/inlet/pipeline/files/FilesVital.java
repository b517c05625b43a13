package io.inlet.pipeline.files;

import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Whether late files arrive. One that cannot be had says little; several in a row say that something is wrong. */
final class FilesVital implements Vital {
    private static final int IN_A_ROW = 3;

    private final AtomicLong fetched = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Reason last;

    void fetched() {
        fetched.incrementAndGet();
        failures.set(0);
    }

    void refused() {
        refused.incrementAndGet();
    }

    void failed(Reason why) {
        last = why;
        failures.incrementAndGet();
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public boolean up() {
        return failures.get() < IN_A_ROW;
    }

    @Override
    public Reason detail() {
        return up() ? Reason.of("files-fetched") : Reason.of("files-failing", String.join(", ", last.arguments()));
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("fetched", fetched.get(), "refused", refused.get(), "failuresInARow", failures.get());
    }
}
