package io.inlet;

import io.inlet.channel.Mappers;
import io.inlet.channel.email.MailMapper;
import io.inlet.cli.InletCommand;
import java.util.List;

/** The program's entry point. */
public final class Inlet {
    private Inlet() {}

    public static void main(String[] arguments) {
        System.exit(InletCommand.line(mappers()).execute(arguments));
    }

    static Mappers mappers() {
        return new Mappers(List.of(new MailMapper()));
    }
}
