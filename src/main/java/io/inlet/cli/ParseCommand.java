package io.inlet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.channel.ChannelMapper;
import io.inlet.channel.Mappers;
import io.inlet.message.Header;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Normalises files and prints one JSON line a file, in the order given, whatever is in them: a file that cannot be understood, or not in
 * time, is answered with {@code "ok": false} and why.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ParseCommand implements Callable<Integer> {
    /** A file that takes longer is answered as too slow; far beyond what the mappers' own limits let happen. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String STANDARD_INPUT = "-";

    private final Mappers mappers;
    private final JsonMapper json = new JsonMapper();
    private final Texts texts = Texts.of("cli", Texts.terminal());

    @Spec
    private CommandSpec spec;

    @Option(names = "--channel", required = true, paramLabel = "CHANNEL")
    private String channel;

    @Option(names = "--provider", paramLabel = "PROVIDER")
    private String provider;

    @Option(names = "--header", paramLabel = "'N: V'")
    private List<String> headers = List.of();

    @Option(names = "--save-attachments", paramLabel = "DIR")
    private Path folder;

    @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "path")
    private List<String> paths;

    ParseCommand(Mappers mappers) {
        this.mappers = mappers;
    }

    @Override
    public Integer call() throws Exception {
        ChannelMapper mapper = mappers.find(channel)
                .orElseThrow(() -> usage("parse.unknown-channel", channel, String.join(", ", mappers.channels())));
        FileParser parser = new FileParser(mapper, provider, givenHeaders(), folder);
        PrintWriter out = spec.commandLine().getOut();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        new OrderedWork(Runtime.getRuntime().availableProcessors(), PATIENCE)
                .run(files().iterator(), file -> line(parser.parse(file)), this::late, out::println);
        out.flush();
        return 0;
    }

    private List<Header> givenHeaders() {
        List<Header> given = new ArrayList<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw usage("parse.bad-header", header);
            }
            given.add(new Header(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip()));
        }
        return given;
    }

    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (String path : paths) {
            if (path.equals(STANDARD_INPUT) || Files.isRegularFile(Path.of(path))) {
                files.add(path);
            } else if (Files.isDirectory(Path.of(path))) {
                try (Stream<Path> below = Files.walk(Path.of(path))) {
                    below.filter(Files::isRegularFile).sorted().forEach(file -> files.add(file.toString()));
                }
            } else if (!Files.exists(Path.of(path))) {
                throw usage("parse.no-path", path);
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private String late(String file) {
        return line(FileParser.refused(file, "not understood within " + PATIENCE.toSeconds() + " s"));
    }

    private String line(ObjectNode answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing an answer as JSON", impossible);
        }
    }

    private ParameterException usage(String key, Object... arguments) {
        return new ParameterException(spec.commandLine(), texts.get(key, arguments));
    }
}
