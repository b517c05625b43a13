package io.inlet.pipeline.vital;

import io.inlet.message.Reason;
import io.inlet.settings.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether there is room where the data is. */
public final class DiskVital implements Vital {
    private final Path folder;
    private final Size least;
    private volatile long free = Long.MAX_VALUE;

    /** @param least with less room than this it is low */
    public DiskVital(Path folder, Size least) {
        this.folder = folder;
        this.least = least;
    }

    /** Asks the file system. */
    public void probe() {
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException broken) {
            throw new UncheckedIOException("looking for free room in " + folder, broken);
        }
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public boolean up() {
        return free >= least.bytes();
    }

    @Override
    public Reason detail() {
        return up() ? Reason.of("disk-free") : Reason.of("disk-low", (free >> 20) + "MB");
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("freeBytes", free);
    }
}
