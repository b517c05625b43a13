package io.inlet.pipeline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A body that must be read within a time, else reading it ends with an error: the JDK's client itself waits for ever. */
public final class TimedStream extends FilterInputStream {
    private final CompletableFuture<Void> watch;
    private volatile boolean late;

    public TimedStream(InputStream in, Duration patience) {
        super(in);
        watch = CompletableFuture.runAsync(
                this::giveUp, CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public int read() throws IOException {
        try {
            return timely(in.read());
        } catch (IOException broken) {
            throw late ? new IOException("the answer did not end in time") : broken;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return timely(in.read(bytes, offset, length));
        } catch (IOException broken) {
            throw late ? new IOException("the answer did not end in time") : broken;
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        in.close();
    }

    private int timely(int read) throws IOException {
        if (read < 0 && late) {
            throw new IOException("the answer did not end in time");
        }
        return read;
    }

    private void giveUp() {
        late = true;
        try {
            in.close();
        } catch (IOException gone) {
            // whoever reads is told so
        }
    }
}
