package io.inlet.cli;

import io.inlet.Gateway;
import io.inlet.Part;
import io.inlet.settings.Texts;
import java.io.PrintWriter;

/** What {@code run} prints: one line per channel and target, the addresses, and {@code ready}. */
final class Announcement {
    private final Gateway gateway;
    private final Texts texts;

    Announcement(Gateway gateway, Texts texts) {
        this.gateway = gateway;
        this.texts = texts;
    }

    void print(PrintWriter out) {
        out.println(texts.get("run.database", gateway.databasePlace()));
        for (Part part : gateway.parts()) {
            String state = texts.get(part.on() ? "run.on" : "run.off");
            out.println(part.name() + ": " + state + (part.why() == null ? "" : " (" + part.why() + ")"));
        }
        out.println(texts.get("run.public", gateway.publicUrl()));
        out.println(texts.get("run.console", gateway.consoleUrl()));
        gateway.firstPassword().ifPresent(password -> out.println(texts.get("run.password", password.reveal())));
        out.println("ready");
        out.flush();
    }
}
