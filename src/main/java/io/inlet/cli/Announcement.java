package io.inlet.cli;

import io.inlet.Gateway;
import io.inlet.Part;
import io.inlet.settings.Texts;
import java.io.PrintWriter;
import java.util.Optional;

/** What {@code run} prints: one line per channel and target, the addresses, and {@code ready}. */
final class Announcement {
    private final Gateway gateway;
    private final Texts texts;

    Announcement(Gateway gateway, Texts texts) {
        this.gateway = gateway;
        this.texts = texts;
    }

    void print(PrintWriter out) {
        Optional<String> trouble = gateway.databaseTrouble();
        out.println(texts.get("run.database", gateway.databasePlace()));
        trouble.ifPresent(words -> {
            words.lines().forEach(line -> out.println("  " + line));
            out.println("  " + texts.get("run.database-away"));
        });
        for (Part part : gateway.parts()) {
            String state = texts.get(part.on() ? "run.on" : "run.off");
            out.println(part.name() + ": " + state + (part.why() == null ? "" : " (" + part.why() + ")"));
        }
        out.println(texts.get("run.public", gateway.publicUrl()));
        out.println(texts.get("run.console", gateway.consoleUrl()));
        if (trouble.isEmpty()) {
            password(out);
        }
        out.println("ready");
        out.flush();
        if (trouble.isPresent()) {
            gateway.whenThere(() -> {
                out.println(texts.get("run.database-there", gateway.databasePlace()));
                password(out);
                out.flush();
            });
        }
    }

    private void password(PrintWriter out) {
        gateway.firstPassword().ifPresent(password -> out.println(texts.get("run.password", password.reveal())));
    }
}
