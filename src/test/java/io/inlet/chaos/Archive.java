package io.inlet.chaos;

import io.inlet.Program;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The gateway's classes, laid down once as the JVM maps them (class data sharing): most of a run is starting gateways, and this halves
 * what a start costs. Classes must come from jars for it.
 */
final class Archive {
    private static final Path FOLDER = Path.of("target", "chaos", "archive");
    private static Archive made;

    final String classPath;
    private final Path file;

    private Archive(String classPath, Path file) {
        this.classPath = classPath;
        this.file = file;
    }

    /** Made by one life of a gateway with this home, the first time. */
    static synchronized Archive of(Path home, Map<String, String> environment, List<String> options)
            throws IOException {
        if (made == null) {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve("gateway.jsa").toAbsolutePath();
            Files.deleteIfExists(file);
            String classPath = jars();
            List<String> archiving = new ArrayList<>(options);
            archiving.addAll(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + file));
            Program program = Program.startFrom(classPath, archiving, environment, "run", "--home", home.toString());
            program.awaitLine("ready"::equals);
            program.terminate();
            made = new Archive(classPath, file);
        }
        return made;
    }

    /** Nothing where it could not be made: a start takes longer then. */
    List<String> options() {
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
    }

    private static String jars() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!Files.isDirectory(path)) {
                jars.add(entry);
            } else if (!path.endsWith("test-classes")) {
                jars.add(jar(path, FOLDER.resolve("classes-" + jars.size() + ".jar"))
                        .toString());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.skip(1).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (Files.isDirectory(file)) { // which are looked for where migrations are
                    entries.putNextEntry(new JarEntry(name + "/"));
                } else {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(file, entries);
                }
                entries.closeEntry();
            }
        }
        return jar.toAbsolutePath();
    }
}
