package io.inlet.pipeline.spool;

import io.inlet.failpoint.Failpoint;
import io.inlet.message.Arrival;
import io.inlet.settings.ConfigurationException;
import io.inlet.settings.Problem;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code data/spool}, owned by one process. A file is there under its number, whole and forced to the disk, or it is not there:
 * it is written under another name, forced, renamed, and then the folder is forced. What could not be read lies in {@code set-aside}.
 */
final class SpoolFolder implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("([0-9]{18})\\.spooled");
    private static final String SPOOLED = ".spooled";
    private static final String ASIDE = "set-aside";
    private static final String WRITING = ".writing";
    private static final int TRIAL = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);

    private final Path folder;
    private final Path aside;
    private final FileChannel lock;

    /** Takes the folder and forgets what was never acknowledged. */
    SpoolFolder(Path folder) {
        this.folder = folder;
        this.aside = folder.resolve(ASIDE);
        try {
            Files.createDirectories(aside);
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            take();
            force(folder);
            force(folder.getParent());
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + WRITING)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("opening the spool folder " + folder, broken);
        }
    }

    private void take() throws IOException {
        try {
            FileLock taken = lock.tryLock();
            if (taken != null) {
                return;
            }
        } catch (OverlappingFileLockException here) {
            // taken by this very process
        }
        lock.close();
        throw new ConfigurationException(List.of(new Problem(
                "config/application.properties",
                0,
                Texts.of("check", Texts.terminal()).get("start.spool-in-use", folder))));
    }

    /** The files from before, in order. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (NAME.matcher(file.getFileName().toString()).matches()) {
                    files.add(file);
                }
            }
        }
        files.sort(null);
        return files;
    }

    /** Counts what lies in a folder, whoever owns it. */
    static Spool.Lying look(Path folder, Instant now) {
        if (!Files.isDirectory(folder)) {
            return new Spool.Lying(0, 0, 0);
        }
        try {
            int files = 0;
            Instant oldest = now;
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SPOOLED)) {
                for (Path file : all) {
                    FileTime written = written(file, now);
                    files++;
                    oldest = written.toInstant().isBefore(oldest) ? written.toInstant() : oldest;
                }
            }
            return new Spool.Lying(files, Duration.between(oldest, now).toSeconds(), asides(folder.resolve(ASIDE)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("counting the files of " + folder, unreadable);
        }
    }

    /** One that was captured meanwhile is as new as can be. */
    private static FileTime written(Path file, Instant now) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException captured) {
            return FileTime.from(now);
        }
    }

    static long number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is no file of the spool");
        }
        return Long.parseLong(name.group(1));
    }

    /** When this returns, the file survives a loss of power. */
    Path write(long number, Arrival arrival, Instant now) throws IOException {
        Path fresh = folder.resolve(UUID.randomUUID() + WRITING);
        Path file = folder.resolve(String.format(Locale.ROOT, "%018d", number) + SPOOLED);
        try {
            SpoolFile.write(fresh, arrival, now);
            Failpoint.SPOOL_FORCED.reach(arrival.raw().inbox());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            Failpoint.SPOOL_RENAMED.reach(arrival.raw().inbox());
        } catch (IOException | RuntimeException | Error broken) {
            Files.deleteIfExists(fresh);
            throw broken;
        }
        try {
            force(folder);
        } catch (IOException broken) {
            // it will be refused, so it must not be captured either
            Files.deleteIfExists(file);
            throw broken;
        }
        Failpoint.SPOOL_KEPT.reach(arrival.raw().inbox());
        return file;
    }

    /** Tries it. */
    boolean isWritable() {
        Path trial = folder.resolve(UUID.randomUUID() + WRITING);
        try {
            Files.write(trial, new byte[TRIAL]);
            return true;
        } catch (IOException full) {
            return false;
        } finally {
            try {
                Files.deleteIfExists(trial);
            } catch (IOException left) { // it is swept at the next start
                LOG.debug("Deleting {}: {}", trial, left.toString());
            }
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    void setAside(Path file) throws IOException {
        Files.move(file, aside.resolve(UUID.randomUUID() + "-" + file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        force(aside);
        force(folder);
    }

    /** How many files lie aside. */
    int asides() {
        return asides(aside);
    }

    private static int asides(Path aside) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(aside, "*" + SPOOLED)) {
            int count = 0;
            for (Path file : all) {
                count += Files.isRegularFile(file) ? 1 : 0;
            }
            return count;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("counting the files of " + aside, unreadable);
        }
    }

    Path aside() {
        return aside;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("leaving the spool folder " + folder, broken);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
