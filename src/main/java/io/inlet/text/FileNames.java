package io.inlet.text;

import java.util.regex.Pattern;

/**
 * Names of files that came from outside, made safe to show and to offer for download. They stay data: nothing in this program opens a path
 * by them.
 */
public final class FileNames {
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;

    /**
     * Controls, and what turns the writing direction or cannot be seen, so that "gpj.exe" never reads as "exe.jpg" (Unicode TR 36, 2.6).
     */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\u2028\\u2029&&[^\\u200C\\u200D]]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    private FileNames() {}

    /**
     * The last part of a path, without unseen characters, in NFC, at most 200 UTF-16 units with its extension kept; empty where nothing is
     * left, and for null.
     */
    public static String clean(String raw) {
        if (raw == null) {
            return "";
        }
        String spaced = SPACES.matcher(raw).replaceAll(" ");
        String name = ComposedText.of(UNSEEN.matcher(spaced).replaceAll(""));
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String stripped = (last.isBlank() ? name.replace('/', ' ').replace('\\', ' ') : last).strip();
        return stripped.chars().allMatch(letter -> letter == '.') ? "" : shortened(stripped);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int end = LONGEST - extension.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end).stripTrailing() + extension;
    }
}
