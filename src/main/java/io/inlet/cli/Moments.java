package io.inlet.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as a terminal shows them: in this machine's zone, to the second. */
final class Moments {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Moments() {}

    static String of(Instant moment) {
        return FORM.withZone(ZoneId.systemDefault()).format(moment);
    }
}
