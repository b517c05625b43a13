package io.inlet.alarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was told, kept over a restart: one line each, its code and its subject. A file, since the database may be what the alarm is about;
 * when it cannot be read or written, an alarm may be told twice, which is better than not at all.
 */
public final class AlarmFile {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmFile.class);

    private final Path file;

    public AlarmFile(Path file) {
        this.file = file;
    }

    public List<Alarm> read() {
        List<Alarm> told = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    alarm(line).ifPresent(told::add);
                }
            }
        } catch (IOException unreadable) {
            LOG.warn("Reading {}: {}", file, unreadable.toString());
        }
        return told;
    }

    public void write(List<Alarm> told) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            String text = told.stream().map(alarm -> alarm.key() + "\n").collect(Collectors.joining());
            Files.createDirectories(file.getParent());
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritten) {
            LOG.warn("Writing {}: {}", file, unwritten.toString());
        }
    }

    private static Optional<Alarm> alarm(String line) {
        String[] both = line.split(" ", 2);
        String subject = both.length == 1 ? "" : both[1];
        return Arrays.stream(AlarmCode.values())
                .filter(code -> code.word().equals(both[0]))
                .map(code -> new Alarm(code, subject, null, 0, null, subject))
                .findFirst();
    }
}
