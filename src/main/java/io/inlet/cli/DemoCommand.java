package io.inlet.cli;

import io.inlet.Distribution;
import io.inlet.demo.Demo;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The demonstration. {@code --once} ends after the traffic, its figures being the last line. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", descriptionKey = "demo.once")
    private boolean once;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "demo.home")
    private Path home;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Distribution shipped = Distribution.installed();
        Path folder = home == null
                ? shipped.resolve("data/demo")
                : home.toAbsolutePath().normalize();
        Demo demo = Demo.start(folder, shipped, Texts.of("demo", Texts.terminal()), out);
        if (once) {
            return playOnce(demo, out);
        }
        CountDownLatch closed = RunCommand.closeAtEnd(demo);
        demo.announce();
        demo.play();
        demo.invite();
        closed.await();
        return 0;
    }

    private static int playOnce(Demo demo, PrintWriter out) throws Exception {
        boolean settled;
        String figures;
        try (demo) {
            settled = demo.play();
            figures = demo.figures();
        }
        out.println(figures);
        out.flush();
        return settled ? 0 : 1;
    }
}
