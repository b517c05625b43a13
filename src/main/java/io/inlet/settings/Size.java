package io.inlet.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes, written with its unit: {@code 512B}, {@code 64KB}, {@code 25MB}, {@code 2GB}; units are of 1024. */
public record Size(long bytes) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*(B|KB|MB|GB)");

    public static Size parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a size with its unit, such as 512KB or 25MB");
        }
        int power = "BKMG".indexOf(matcher.group(2).charAt(0));
        return new Size(Long.parseLong(matcher.group(1)) << 10 * power);
    }

    @Override
    public String toString() {
        int power = 0;
        long rest = bytes;
        while (power < 3 && rest > 0 && rest % 1024 == 0) {
            rest /= 1024;
            power++;
        }
        return rest + new String[] {"B", "KB", "MB", "GB"}[power];
    }
}
