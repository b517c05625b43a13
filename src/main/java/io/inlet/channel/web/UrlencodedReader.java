package io.inlet.channel.web;

import io.inlet.message.Content;
import io.inlet.text.PercentEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code application/x-www-form-urlencoded} as browsers write it (WHATWG URL, 5.1): order and repeats are kept. */
final class UrlencodedReader {
    private UrlencodedReader() {}

    static Reading read(Content content) throws IOException {
        Collected collected = new Collected();
        byte[] bytes = SubmissionReader.bounded(content);
        if (bytes == null) {
            collected.error(FieldError.WHOLE, "too-long-body", Limits.PLAIN_BODY / 1024);
            return collected.reading(false);
        }
        for (String pair : new String(bytes, StandardCharsets.ISO_8859_1).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                pair(
                        collected,
                        equals < 0 ? pair : pair.substring(0, equals),
                        equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return collected.reading(true);
    }

    private static void pair(Collected collected, String rawName, String rawValue) {
        Optional<String> name = Utf8.decode(decoded(rawName));
        Optional<String> value = Utf8.decode(decoded(rawValue));
        if (name.isEmpty()) {
            collected.error(FieldError.WHOLE, "name");
        } else if (value.isEmpty()) {
            collected.error(name.get(), "utf-8");
        } else {
            collected.value(name.get(), value.get());
        }
    }

    private static byte[] decoded(String raw) {
        return PercentEncoding.decode(raw.replace('+', ' ').getBytes(StandardCharsets.ISO_8859_1));
    }
}
