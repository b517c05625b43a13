package io.inlet.pipeline.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of bodies too large for memory. File names are ours and random; what a killed process left behind is swept at the start. */
final class Spill {
    private static final Logger LOG = LoggerFactory.getLogger(Spill.class);
    private static final String SUFFIX = ".body";

    private final Path folder;

    Spill(Path folder) {
        this.folder = folder;
    }

    void sweep() {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("sweeping the spill folder " + folder, broken);
        }
    }

    /** A path where no file is yet. */
    Path next() {
        return folder.resolve(UUID.randomUUID() + SUFFIX);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            LOG.warn("deleting the spilled body {}: {}; it is swept at the next start", file, broken.toString());
        }
    }
}
