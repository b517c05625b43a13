package io.inlet.channel.phone;

import java.util.regex.Pattern;

/** A value from outside as one line of bounded length, without characters that are not seen. */
final class Line {
    private static final int LONGEST = 200;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private Line() {}

    /** Empty for null. */
    static String of(String raw) {
        if (raw == null) {
            return "";
        }
        String line = UNSEEN.matcher(raw).replaceAll(" ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
