package io.inlet.settings;

/**
 * Something wrong in what an operator wrote.
 *
 * @param file relative to the home folder; {@code environment} for variables
 * @param line from 1; 0 where there is none
 * @param text what; what would be right
 */
public record Problem(String file, int line, String text) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + text : file + ": " + text;
    }
}
