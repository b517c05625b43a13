package io.inlet.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many in a second, minute or hour, all of them at once if they like: {@code 60/m}. {@code off} is no limit.
 *
 * @param count 0: no limit
 */
public record Rate(int count, Duration per) {
    public static final Rate OFF = new Rate(0, Duration.ZERO);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})/([smh])");

    public static Rate parse(String text) {
        if (text.equals("off")) {
            return OFF;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a rate such as 10/s, 60/m or 500/h, or off");
        }
        Duration per =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                };
        return new Rate(Integer.parseInt(matcher.group(1)), per);
    }

    public boolean isOff() {
        return count == 0;
    }

    /** How far apart they are when they come evenly. */
    public Duration interval() {
        return per.dividedBy(count);
    }

    @Override
    public String toString() {
        return isOff() ? "off" : count + "/" + (per.toSeconds() == 1 ? "s" : per.toSeconds() == 60 ? "m" : "h");
    }
}
