package io.inlet.pipeline.door;

import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A door on a free port of loopback, whose visitor answers with the digest of what it was given and remembers the request. */
final class DoorRig implements AutoCloseable {
    final HttpDoor door;
    final Path home;
    final List<DoorRequest> seen = Collections.synchronizedList(new ArrayList<>());

    DoorRig(Path home, String... settings) {
        this.home = home;
        Map<String, String> values = new HashMap<>(Map.of("inlet.http.port", "0", "inlet.http.bind", "127.0.0.1"));
        for (int index = 0; index < settings.length; index += 2) {
            values.put(settings[index], settings[index + 1]);
        }
        door = HttpDoor.of(Settings.of(values), home, Clock.systemUTC());
        door.start();
    }

    DoorRig open(String path, String method, long limit, Visitor visitor) {
        door.places().open(new Entrance("web", new PathPattern(path), Set.of(method), limit, Set.of("host")), visitor);
        return this;
    }

    /** The usual entrance. */
    DoorRig openForm(long limit) {
        return open("/in/web/{form}", "POST", limit, this::digest);
    }

    DoorAnswer digest(DoorRequest request) {
        seen.add(request);
        return text(sha256(request));
    }

    int port() {
        return door.port();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    List<Path> spilled() {
        try (Stream<Path> files = Files.list(home.resolve("data/spill"))) {
            return files.toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static DoorAnswer text(String text) {
        return new DoorAnswer(200, "text/plain", List.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(DoorRequest request) {
        try (InputStream in = request.content().open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65536];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
