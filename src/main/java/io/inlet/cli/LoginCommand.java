package io.inlet.cli;

import io.inlet.pipeline.oauth.Permission;
import io.inlet.pipeline.oauth.TokenRefusedException;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a person allow Inlet into a mailbox by OAuth2, with a browser on any machine; what comes of it is kept in {@code data/oauth}. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class LoginCommand implements Callable<Integer> {
    private static final String CHANNEL = "email";

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "MAILBOX", arity = "0..1", defaultValue = CHANNEL, descriptionKey = "mailbox")
    private String mailbox;

    @Spec
    private CommandSpec spec;

    private final Texts texts = Texts.of("commands", Texts.terminal());

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = home.settings();
        Optional<Permission> asked = mailbox.startsWith(CHANNEL)
                ? Permission.of(
                        settings,
                        mailbox.substring(CHANNEL.length()),
                        home.home().data(settings))
                : Optional.empty();
        Permission permission = asked.orElseThrow(() -> new ParameterException(
                spec.commandLine(), texts.get(mailbox.startsWith(CHANNEL) ? "login.none" : "reconcile.none", mailbox)));
        out.println(texts.get("login.open", permission.user()));
        out.println();
        out.println(permission.page());
        out.println();
        out.println(texts.get("login.bring"));
        out.flush();
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String answer = typed.readLine();
        if (answer == null || answer.isBlank()) {
            spec.commandLine().getErr().println(texts.get("login.nothing"));
            return 1;
        }
        try {
            permission.take(answer);
        } catch (TokenRefusedException refused) {
            spec.commandLine()
                    .getErr()
                    .println(refused.code()
                            .map(texts::get)
                            .orElseGet(() -> texts.get("login.refused", refused.getMessage())));
            return 1;
        } catch (IOException away) {
            spec.commandLine().getErr().println(texts.get("login.away", away.getMessage()));
            return 1;
        }
        out.println(texts.get("login.done", mailbox));
        return 0;
    }
}
