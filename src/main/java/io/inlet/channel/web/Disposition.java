package io.inlet.channel.web;

import io.inlet.text.PercentEncoding;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a part's Content-Disposition. Browsers write names as raw UTF-8 with {@code "} as {@code %22} and line breaks as
 * {@code %0D%0A} (RFC 7578, 4.2; WHATWG HTML, 4.10.21.8), curl writes backslashes before quotes, and {@code filename*} (RFC 8187), though
 * forbidden here, is sent by some and believed first.
 */
final class Disposition {
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*([A-Za-z*]{1,20})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s]*))", Pattern.DOTALL);
    private static final Pattern EXTENDED = Pattern.compile("([A-Za-z0-9._-]{1,40})'[^']{0,40}'(.*)", Pattern.DOTALL);

    private final Map<String, String> parameters = new HashMap<>();

    Disposition(String value) {
        Matcher matcher = PARAMETER.matcher(value);
        while (matcher.find()) {
            String text = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replace("\\\"", "\"").replace("\\\\", "\\");
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), text);
        }
    }

    /** The field's name; empty when the part has none. */
    String name() {
        return browserEscapes(parameters.getOrDefault("name", ""));
    }

    /** The file's name as sent; null for a part that is no file. */
    String fileName() {
        String extended = parameters.get("filename*");
        Matcher matcher = extended == null ? null : EXTENDED.matcher(extended);
        if (matcher != null && matcher.matches()) {
            byte[] name = PercentEncoding.decode(matcher.group(2).getBytes(StandardCharsets.UTF_8));
            return new String(name, charset(matcher.group(1)));
        }
        String plain = parameters.get("filename");
        return plain == null ? extended : browserEscapes(plain);
    }

    private static String browserEscapes(String text) {
        return text.replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%0d", "\r")
                .replace("%0a", "\n");
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
