package io.inlet.bench;

import io.inlet.Distribution;
import io.inlet.Home;
import io.inlet.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A home of its own, with what is shipped and a database of its own, gone when the bench ends. */
record BenchHome(Home home, Settings settings) implements AutoCloseable {
    static final String SECRET = "bench-0123456789abcdef";

    /** Room for whatever is written by hand between two measurements; no statement that is measured comes near to any limit. */
    private static final Map<String, String> SETTINGS = Map.of(
            "inlet.http.port", "0",
            "inlet.http.bind", "127.0.0.1",
            "inlet.management.port", "0",
            "inlet.database.statement-timeout", "30m",
            "inlet.telegram.token", "7000000:bench-0123456789abcdefghijklmn",
            "inlet.telegram.webhook-secret", SECRET,
            "inlet.telegram.webhook.enabled", "true",
            "inlet.inbox.telegram.rate", "off",
            "inlet.target.desk.secret", "whsec_aW5sZXQtYmVuY2gtc2lnbmluZy1rZXktMDEyMzQ1Njc4");

    private static final String TARGETS = """
            targets:
              desk:
                type: webhook
                url: http://127.0.0.1:9/
                enabled: true
                allow-private: true
            """;

    static BenchHome create(Distribution shipped) throws IOException {
        Path folder = Files.createTempDirectory("inlet-bench-");
        BenchHome home = new BenchHome(new Home(folder), Settings.of(SETTINGS));
        try {
            shipped.copyTo(folder, "config", "routes", "connectors");
            Files.writeString(folder.resolve("config/targets.yaml"), TARGETS);
            return home;
        } catch (IOException | RuntimeException failure) {
            home.close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(home.folder())) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
