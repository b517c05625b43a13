package io.inlet.console;

import io.inlet.settings.Texts;
import java.util.List;
import java.util.Locale;

/** Errors for programs, as problem details (RFC 9457), in the reader's language. */
final class Problems {
    private Problems() {}

    /** What is wrong with one parameter. */
    record Wrong(String parameter, String text) {}

    static Answer of(Locale locale, int status, String key, Object... arguments) {
        return of(locale, status, List.of(), key, arguments);
    }

    /** With every wrong parameter at once. */
    static Answer of(Locale locale, int status, List<Wrong> errors, String key, Object... arguments) {
        Texts texts = Texts.of("console", locale);
        Fields problem = new Fields()
                .with("type", "about:blank")
                .with("title", texts.get("status." + status))
                .with("status", status)
                .with("detail", texts.get(key, arguments))
                .with(
                        "errors",
                        errors.isEmpty()
                                ? null
                                : errors.stream()
                                        .map(wrong -> new Fields()
                                                .with("parameter", wrong.parameter())
                                                .with("text", wrong.text())
                                                .map())
                                        .toList());
        return Answer.of(status, "application/problem+json", Json.bytes(problem.map()));
    }
}
