package io.inlet.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The console's own style, script and icon: known by name, nothing else is ever read. */
final class StaticFiles {
    private static final String FOLDER = "/console/static/";
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, byte[]> files = new TreeMap<>();

    StaticFiles() {
        TYPES.keySet().forEach(name -> files.put(name, read(name)));
    }

    /** Changes whenever a file does, so that browsers may keep them. */
    String version() {
        StringBuilder digests = new StringBuilder();
        files.values().forEach(bytes -> digests.append(Tokens.sha256(bytes)));
        return Tokens.sha256(digests.toString().getBytes(StandardCharsets.US_ASCII))
                .substring(0, 12);
    }

    List<Endpoint> endpoints() {
        return files.entrySet().stream()
                .map(file -> Endpoint.get(FOLDER + file.getKey(), Access.OPEN, call -> Answer.of(
                                200, TYPES.get(file.getKey()), file.getValue())
                        .with("Cache-Control", "public, max-age=31536000, immutable")))
                .toList();
    }

    private static byte[] read(String name) {
        try (InputStream file = StaticFiles.class.getResourceAsStream("static/" + name)) {
            if (file == null) {
                throw new IllegalStateException(
                        "the program is incomplete: io/inlet/console/static/" + name + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
