package io.inlet.pipeline.door;

import io.inlet.message.Content;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Collects one body exactly as it was sent: small ones in memory, larger ones in a spill file. While the disk is behind, the sender is
 * paused. Lives on the event loop.
 */
final class Body {
    /** Bodies up to this many bytes stay in memory. */
    static final int IN_MEMORY = 64 * 1024;

    private final Vertx vertx;
    private final Spill spill;
    private final HttpServerRequest request;
    private final Consumer<Throwable> broken;
    private Buffer memory = Buffer.buffer();
    private Path path;
    private AsyncFile file;
    private long size;
    private boolean discarded;

    /** A body that is still to come; {@code broken} is told when the disk fails. */
    Body(Vertx vertx, Spill spill, HttpServerRequest request, Consumer<Throwable> broken) {
        this.vertx = vertx;
        this.spill = spill;
        this.request = request;
        this.broken = broken;
    }

    long size() {
        return size;
    }

    void add(Buffer chunk) {
        size += chunk.length();
        if (file != null) {
            write(chunk);
            return;
        }
        memory.appendBuffer(chunk);
        if (size > IN_MEMORY && path == null) {
            spillOver();
        }
    }

    private void spillOver() {
        path = spill.next();
        request.pause();
        vertx.fileSystem()
                .open(
                        path.toString(),
                        new OpenOptions().setWrite(true).setCreateNew(true).setPerms("rw-------"))
                .onFailure(broken::accept)
                .onSuccess(opened -> {
                    file = opened;
                    if (discarded) {
                        drop();
                        return;
                    }
                    write(memory);
                    memory = null;
                    request.resume();
                });
    }

    private void write(Buffer chunk) {
        file.write(chunk).onFailure(broken::accept);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
        }
    }

    /** Everything has come: the content can be read afterwards. */
    Future<Content> finish() {
        if (path == null) {
            byte[] bytes = memory.getBytes();
            return Future.succeededFuture(Content.of(bytes));
        }
        Path written = path;
        AsyncFile closing = file;
        file = null;
        return closing.close().map(closed -> () -> Files.newInputStream(written));
    }

    /** Gives the bytes up; may be called again, and from another thread once {@link #finish} is done. */
    void discard() {
        discarded = true;
        memory = null;
        drop();
    }

    private void drop() {
        if (file != null) {
            AsyncFile closing = file;
            file = null;
            closing.close().onComplete(closed -> Spill.delete(path));
        } else if (path != null) {
            Spill.delete(path);
        }
    }
}
