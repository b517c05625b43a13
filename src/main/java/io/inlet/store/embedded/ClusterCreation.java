package io.inlet.store.embedded;

import io.inlet.store.embedded.ServerPrograms.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs initdb: passwords from the first moment on, UTF-8, checksums. */
final class ClusterCreation {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private ClusterCreation() {}

    static Output run(ServerPrograms programs, Path folder, Path passwordFile, String administrator) {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + folder,
                "--username=" + administrator,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--data-checksums"));
        arguments.addAll(locale());
        return programs.run("initdb", arguments, LIMIT);
    }

    /** Letters beyond ASCII must count as letters, or trigrams of Cyrillic words are empty. macOS has no C.UTF-8. */
    private static List<String> locale() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        return mac ? List.of("--locale=C", "--lc-ctype=en_US.UTF-8") : List.of("--locale=C.UTF-8");
    }
}
