package io.inlet.cli;

import io.inlet.Distribution;
import io.inlet.Home;
import io.inlet.settings.SettingsLoader;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a commented configuration for the channels and targets that one names. What is there already is never overwritten. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class InitCommand implements Callable<Integer> {
    /** Channels of which there may be several, each with a route and settings of its own; one bot name is that of the webhook door. */
    private static final Pattern SEVERAL = Pattern.compile("(?!telegram-webhook$)(email|telegram)(-[a-z0-9]+)*");

    /** Call centres share one route, each has settings with a secret of its own. */
    private static final Pattern CALL_CENTRE = Pattern.compile("phone(-[a-z0-9]+)*");

    /** What there is one of, with the setting that tells whether the file speaks of it already. */
    private static final Map<String, String> OTHERS = Map.of(
            "web", "inlet.web.enabled",
            "webhook", "inlet.target.desk.secret",
            "request-tracker", "inlet.target.rt.secret",
            "replies", "inlet.reply.");

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "NAME", arity = "1..*", descriptionKey = "name")
    private List<String> names;

    @Spec
    private CommandSpec spec;

    private final Texts texts = Texts.of("commands", Texts.terminal());

    @Override
    public Integer call() throws IOException {
        for (String name : names) {
            if (!SEVERAL.matcher(name).matches() && !CALL_CENTRE.matcher(name).matches() && !OTHERS.containsKey(name)) {
                throw new ParameterException(spec.commandLine(), texts.get("init.unknown", name));
            }
        }
        Home folder = home.home();
        PrintWriter out = spec.commandLine().getOut();
        Distribution shipped = Distribution.installed();
        Path settings = folder.folder().resolve(SettingsLoader.FILE);
        boolean fresh = Files.notExists(settings);
        shipped.copyTo(folder.folder(), "config", "routes", "connectors")
                .forEach(file -> out.println(texts.get("init.wrote", file)));
        for (String name : names) {
            if (name.contains("-")
                    && SEVERAL.matcher(name).matches()
                    && shipped.copyRoute(folder.folder(), kind(name), name)) {
                out.println(texts.get("init.wrote", "routes/" + name + ".camel.yaml"));
            }
            addTo(settings, name, fresh);
        }
        out.println(texts.get("init.next"));
        return 0;
    }

    /** Adds a section unless the file speaks of it already, as the shipped one does of email and web. */
    private void addTo(Path settings, String name, boolean fresh) throws IOException {
        String section = section(name);
        String key = OTHERS.getOrDefault(name, "inlet." + name + ".enabled");
        if (section.isEmpty()
                || Files.readString(settings, StandardCharsets.UTF_8).contains(key)) {
            return;
        }
        if (hasSecret(name)) {
            keepToOwner(settings);
        }
        Files.writeString(settings, "\n" + section, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        if (!fresh) {
            spec.commandLine().getOut().println(texts.get("init.added", name, SettingsLoader.FILE));
        }
    }

    private String section(String name) {
        if (name.equals("webhook")) {
            return texts.get("init.section.webhook", newSecret());
        }
        if (hasSecret(name)) {
            return texts.get("init.section.phone", name, newSecret());
        }
        if (name.equals("request-tracker") || name.equals("replies")) {
            return texts.get("init.section." + name);
        }
        return SEVERAL.matcher(name).matches() ? texts.get("init.section." + kind(name), name) : "";
    }

    private static boolean hasSecret(String name) {
        return name.equals("webhook") || CALL_CENTRE.matcher(name).matches();
    }

    /** What a channel's name begins with. */
    private static String kind(String name) {
        return name.replaceFirst("-.*", "");
    }

    /** Before a secret stands in it. */
    private static void keepToOwner(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String newSecret() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
