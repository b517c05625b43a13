package io.inlet.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders on disk. */
final class Folders {
    private Folders() {}

    /** Deletes a folder with all that is in it; one that is not there is no error. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Deletes what lies in a folder under names with this beginning; what another process is still filling may remain. */
    static void deleteStartingWith(Path parent, String beginning) throws IOException {
        if (!Files.exists(parent)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, beginning + "*")) {
            for (Path leftover : leftovers) {
                try {
                    delete(leftover);
                } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException stillInUse) {
                    continue;
                }
            }
        }
    }
}
