package io.inlet.cli;

import io.inlet.OpenDatabase;
import io.inlet.StoreWiring;
import io.inlet.account.Credentials;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets a console user's password anew and prints it once. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class PasswordCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "USER", arity = "0..1", defaultValue = Credentials.FIRST_NAME, descriptionKey = "user")
    private String user;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Texts texts = Texts.of("commands", Texts.terminal());
        Settings settings = home.settings();
        try (OpenDatabase database = OpenDatabase.forClient(home.home(), settings)) {
            Optional<Secret> password =
                    new Credentials(StoreWiring.ports(database, settings).accounts(), Clock.systemUTC()).renew(user);
            if (password.isEmpty()) {
                spec.commandLine().getErr().println(texts.get("password.unknown", user));
                return 1;
            }
            spec.commandLine()
                    .getOut()
                    .println(texts.get("password.set", user, password.get().reveal()));
            return 0;
        }
    }
}
