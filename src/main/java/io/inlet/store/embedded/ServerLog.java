package io.inlet.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from PostgreSQL's own log why it did not start. */
final class ServerLog {
    private static final String OPENED = "logging collector";
    private static final Pattern COMPLAINT = Pattern.compile("^.*?(FATAL|PANIC):\\s+");

    private ServerLog() {}

    /** The last reason that the server gave, from what it wrote before its log was open or else from the newest log. */
    static Optional<String> complaint(Path beforeLog, Path logs) throws IOException {
        Optional<String> early = lastIn(beforeLog);
        if (early.isPresent()) {
            return early;
        }
        List<String> words = lines(beforeLog);
        boolean opened = words.stream().anyMatch(line -> line.contains(OPENED));
        // what stands in a log that was not opened this time is about another start
        return opened || words.isEmpty()
                ? newest(logs).flatMap(ServerLog::lastIn)
                : Optional.of(words.get(words.size() - 1).strip());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }

    private static Optional<Path> newest(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }

    private static Optional<String> lastIn(Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.stream()
                    .filter(line -> COMPLAINT.matcher(line).find())
                    .reduce((first, second) -> second)
                    .map(line -> COMPLAINT.matcher(line).replaceFirst(""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
