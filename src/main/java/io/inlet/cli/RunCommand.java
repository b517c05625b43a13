package io.inlet.cli;

import io.inlet.Gateway;
import io.inlet.Home;
import io.inlet.pipeline.SettledLog;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the gateway and keeps it running until the process is told to end. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Texts texts = Texts.of("commands", Texts.terminal());
        Home folder = home.home();
        Settings settings = home.settings();
        PrintWriter out = spec.commandLine().getOut();
        Gateway gateway = Gateway.start(folder, settings, new SettledLog(Clock.systemUTC()));
        CountDownLatch closed = closeAtEnd(gateway);
        new Announcement(gateway, texts).print(out);
        closed.await();
        return 0;
    }

    /** A signal ends the gateway in order: doors first, then the line, PostgreSQL last. */
    static CountDownLatch closeAtEnd(AutoCloseable gateway) {
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                gateway.close();
                            } catch (Exception failure) {
                                System.err.println("closing the gateway: " + failure);
                            } finally {
                                closed.countDown();
                            }
                        },
                        "inlet-end"));
        return closed;
    }
}
