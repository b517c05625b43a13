package io.inlet.cli;

import io.inlet.Home;
import io.inlet.OpenDatabase;
import io.inlet.Pausables;
import io.inlet.StorePorts;
import io.inlet.StoreWiring;
import io.inlet.message.Pause;
import io.inlet.message.PauseBook;
import io.inlet.settings.Nearest;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code pause} and {@code resume} share: the word that an operator typed, and where pauses are written down. */
record Standstill(OpenDatabase database, PauseBook book, String what, Texts texts) implements AutoCloseable {
    /** @throws ParameterException for a word that nothing is called by */
    static Standstill of(String typed, HomeOption option, CommandLine line) {
        Texts texts = Texts.of("commands", Texts.terminal());
        Settings settings = option.settings();
        Home home = option.home();
        Set<String> words = new TreeSet<>(Pausables.all(home, settings));
        OpenDatabase database = OpenDatabase.forClient(home, settings);
        try {
            StorePorts ports = StoreWiring.ports(database, settings);
            PauseBook book = ports.pauses();
            // what was taken out of the configuration, or stands there wrongly, can be paused and resumed all the same
            book.all().forEach(pause -> words.add(pause.what()));
            ports.balance().read().targets().forEach(target -> words.add(Pause.TARGET + target.target()));
            String bare = Pause.TARGET + typed;
            String what = !words.contains(typed) && words.contains(bare) ? bare : typed;
            if (!words.contains(what)) {
                String meant = Nearest.to(typed, words)
                        .map(near -> texts.get("pause.meant", near))
                        .orElse("");
                throw new ParameterException(line, texts.get("pause.unknown", typed, meant, String.join(", ", words)));
            }
            return new Standstill(database, book, what, texts);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** Says it, and that no gateway hears it now where that is so. */
    void say(PrintWriter out, String key) {
        out.println(texts.get(key, what));
        if (database.isOurs()) {
            out.println(texts.get("pause.not-running"));
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
