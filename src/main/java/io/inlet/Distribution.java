package io.inlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The routes, connectors and configuration that Inlet ships, and how a home gets its own copy. What stands in a home is never overwritten.
 */
public final class Distribution {
    private static final String ROUTE = ".camel.yaml";

    private final Path folder;

    public Distribution(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where the launcher says that it lies; else the current folder. */
    public static Distribution installed() {
        return new Distribution(Path.of(System.getProperty("inlet.distribution", "")));
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Copies what is not there yet and returns the names of the new files, relative to the home. */
    public List<String> copyTo(Path home, String... folders) throws IOException {
        List<String> written = new ArrayList<>();
        for (String name : folders) {
            try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    Path target = home.resolve(folder.relativize(file).toString());
                    if (Files.notExists(target)) {
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target);
                        written.add(home.relativize(target).toString());
                    }
                }
            }
        }
        return written;
    }

    /**
     * A further route of a channel's kind, as the docs tell an operator to make one: {@code email-sales} from {@code email}, its settings
     * under {@code inlet.email-sales.*}. False when it is there already.
     */
    public boolean copyRoute(Path home, String shipped, String name) throws IOException {
        Path target = home.resolve("routes").resolve(name + ROUTE);
        if (Files.exists(target)) {
            return false;
        }
        String text = Files.readString(folder.resolve("routes").resolve(shipped + ROUTE), StandardCharsets.UTF_8)
                .replace("{{inlet." + shipped + ".", "{{inlet." + name + ".")
                .replace("inlet." + shipped + ".password", "inlet." + name + ".password")
                .replace("inlet." + shipped + ".token", "inlet." + name + ".token")
                .replaceAll("(?m)^( *(?:- )?(?:id|name): )" + shipped + "(-.*)?$", "$1" + name + "$2");
        Files.createDirectories(target.getParent());
        Files.writeString(target, text, StandardCharsets.UTF_8);
        return true;
    }
}
