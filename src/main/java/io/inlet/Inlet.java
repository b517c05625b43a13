package io.inlet;

import io.inlet.channel.Mappers;
import io.inlet.channel.phone.PhoneBook;
import io.inlet.channel.web.Forms;
import io.inlet.cli.InletCommand;
import io.inlet.settings.Settings;
import io.inlet.ticket.TicketTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/** The program's entry point. */
public final class Inlet {
    private Inlet() {}

    public static void main(String[] arguments) {
        System.exit(InletCommand.line(mappers()).execute(arguments));
    }

    /** With the forms of the current folder, so far as they are sound; {@code check} says what is wrong with them. */
    static Mappers mappers() {
        Path home = Path.of(System.getenv().getOrDefault("INLET_HOME", ""));
        return Wiring.mappers(
                Forms.load(home, new ArrayList<>()), PhoneBook.empty(), Settings.of(Map.of()), TicketTokens.ofNobody());
    }
}
