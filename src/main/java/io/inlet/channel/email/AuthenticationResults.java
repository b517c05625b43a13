package io.inlet.channel.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One Authentication-Results field (RFC 8601, 2.2), or one of ARC, which begins with its instance (RFC 8617, 4.1.1).
 *
 * @param host who says so, in lower case
 */
record AuthenticationResults(String host, List<Result> results) {
    private static final int MOST = 50;
    private static final Pattern AROUND_EQUALS = Pattern.compile("\\s{1,200}=\\s{0,200}|=\\s{1,200}");

    /**
     * What one method found.
     *
     * @param properties such as header.from or smtp.mailfrom, in lower case; empty what is said twice and differently: senders choose
     *     what stands in some of them, and in comments
     */
    record Result(String method, String value, Map<String, String> properties) {}

    static AuthenticationResults parse(String field) {
        List<Result> results = new ArrayList<>();
        String host = "";
        for (String piece : withoutComments(field).toLowerCase(Locale.ROOT).split(";", MOST + 2)) {
            String[] words =
                    AROUND_EQUALS.matcher(piece.strip()).replaceAll("=").split("\\s+");
            int equals = words[0].indexOf('=');
            if (equals < 0 && host.isEmpty()) {
                host = words[0]; // a version may follow
            } else if (equals > 0 && !words[0].startsWith("i=") && results.size() < MOST) {
                results.add(new Result(method(words[0]), words[0].substring(equals + 1), properties(words)));
            }
        }
        return new AuthenticationResults(host, results);
    }

    /** A method may carry its version: dkim/1. */
    private static String method(String word) {
        return word.substring(0, word.indexOf('=')).split("/", 2)[0];
    }

    private static Map<String, String> properties(String[] words) {
        Map<String, String> properties = new HashMap<>();
        for (int index = 1; index < words.length; index++) {
            int equals = words[index].indexOf('=');
            if (equals > 0) {
                properties.merge(
                        words[index].substring(0, equals),
                        words[index].substring(equals + 1),
                        (said, again) -> said.equals(again) ? said : "");
            }
        }
        return properties;
    }

    /** By hand: comments may be nested, and quoted text may hold brackets, blanks and semicolons, which part nothing there. */
    private static String withoutComments(String field) {
        StringBuilder kept = new StringBuilder(field.length());
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < field.length(); at++) {
            char one = field.charAt(at);
            if (one == '\\') {
                at++;
            } else if (depth == 0 && one == '"') {
                quoted = !quoted;
            } else if (!quoted && one == '(') {
                depth++;
            } else if (!quoted && one == ')' && depth > 0) {
                depth--;
                kept.append(' ');
            } else if (depth == 0) {
                kept.append(quoted && (one == ';' || one == '=' || Character.isWhitespace(one)) ? '_' : one);
            }
        }
        return kept.toString();
    }
}
