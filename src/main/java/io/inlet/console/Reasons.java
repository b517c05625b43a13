package io.inlet.console;

import io.inlet.message.Reason;
import io.inlet.settings.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts reason codes into words. */
public final class Reasons {
    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9-]+)\\[(.*)]", Pattern.DOTALL);

    /** The place of an argument with what leads up to it. */
    private static final Pattern PLACE = Pattern.compile("(?:[:,]? )?\\(?\\{[0-9]}\\)?");

    private Reasons() {}

    public static String words(Reason reason, Locale locale) {
        if (reason == null) {
            return "";
        }
        String text =
                Texts.of("reasons", locale).get(reason.code(), arguments(reason).toArray());
        // ports that keep only the code leave the places of its arguments empty
        return reason.arguments().isEmpty() ? PLACE.matcher(text).replaceAll("") : text;
    }

    /** A rule's reason names the rule and then everything that it set, as many things as there are. */
    private static List<String> arguments(Reason reason) {
        List<String> arguments = reason.arguments();
        return reason.code().equals("rule") && arguments.size() > 1
                ? List.of(arguments.get(0), String.join(", ", arguments.subList(1, arguments.size())))
                : arguments;
    }

    /** Reads a reason that a port gives as text: a code, perhaps with its arguments as {@link Reason#toString} writes them. */
    static Reason stored(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? new Reason(matcher.group(1), List.of(matcher.group(2).split(", ")))
                : Reason.of(text);
    }

    /** For programs: the code, its arguments, and the words. */
    static Map<String, Object> json(Reason reason, Locale locale) {
        return reason == null
                ? null
                : new Fields()
                        .with("code", reason.code())
                        .with("arguments", reason.arguments())
                        .with("text", words(reason, locale))
                        .map();
    }

    static List<Map<String, Object>> json(List<Reason> reasons, Locale locale) {
        return reasons.stream().map(reason -> json(reason, locale)).toList();
    }
}
