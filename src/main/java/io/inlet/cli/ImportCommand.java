package io.inlet.cli;

import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Content;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import io.inlet.ticket.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Feeds mails from disk through the line. Safe to repeat: the source key is the digest of the bytes. Nobody is told anything: what is
 * imported counts as shadow, unless the inbox is a sandbox.
 */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ImportCommand implements Callable<Integer> {
    private static final String CHANNEL = "email";

    @Mixin
    private HomeOption home;

    @Option(names = "--channel", required = true, paramLabel = "C", descriptionKey = "channel")
    private String channel;

    @Option(names = "--inbox", paramLabel = "NAME", defaultValue = "email", descriptionKey = "inbox")
    private String inbox;

    @Parameters(paramLabel = "PATH", arity = "1..*", descriptionKey = "path")
    private List<Path> paths;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Texts texts = Texts.of("commands", Texts.terminal());
        if (!channel.equals(CHANNEL)) {
            throw new ParameterException(spec.commandLine(), texts.get("import.only-email", channel));
        }
        for (Path path : paths) {
            if (Files.notExists(path)) {
                throw new ParameterException(spec.commandLine(), texts.get("import.no-path", path.toString()));
            }
        }
        Settings settings = home.settings();
        List<Path> files = MailFiles.find(paths);
        Map<String, Integer> counts = new TreeMap<>();
        try (LineSession line = LineSession.open(home.home(), settings)) {
            List<UUID> captured = capture(line, files, Inboxes.of(settings), texts);
            try (Progress bar = Progress.of(texts.get("import.understanding"), captured.size())) {
                for (UUID id : captured) {
                    line.settled(id).forEach(outcome -> counts.merge(word(outcome), 1, Integer::sum));
                    bar.step();
                }
            }
        }
        spec.commandLine().getOut().println(texts.get("import.done", counts.toString()));
        return counts.containsKey("parked") ? 1 : 0;
    }

    private List<UUID> capture(LineSession line, List<Path> files, Inboxes inboxes, Texts texts) throws IOException {
        List<UUID> captured = new ArrayList<>();
        try (Progress bar = Progress.of(texts.get("import.reading"), files.size())) {
            for (Path file : files) {
                MailFiles.read(file, (name, mail) -> {
                    Captured kept = line.ports().inbox().capture(arrival(mail, inboxes));
                    captured.add(kept.id());
                });
                bar.step();
            }
        }
        return captured;
    }

    private Arrival arrival(Content mail, Inboxes inboxes) throws IOException {
        Inboxes.Entry settings = inboxes.get(inbox);
        Mode mode = settings.mode() == Mode.SANDBOX ? Mode.SANDBOX : Mode.SHADOW;
        return Arrival.of(new RawMessage(
                Ids.next(),
                CHANNEL,
                null,
                settings.brand(),
                inbox,
                mode,
                Lane.BULK,
                "import:" + digest(mail),
                List.of(),
                "message/rfc822",
                -1,
                Instant.now(),
                mail));
    }

    private static String digest(Content mail) throws IOException {
        try (InputStream in = new DigestInputStream(mail.open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
