package io.inlet.pipeline;

import io.inlet.message.Reason;
import java.io.File;
import java.util.Map;

/** Whether there is room where the data lies. */
public final class DiskVital implements Vital {
    private final File folder;

    public DiskVital(File folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public boolean up() {
        return folder.getUsableSpace() >= Surroundings.LEAST_ROOM.bytes();
    }

    @Override
    public Reason detail() {
        return Reason.of("disk-room", String.valueOf(folder.getUsableSpace() >> 20));
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("freeBytes", folder.getUsableSpace());
    }
}
