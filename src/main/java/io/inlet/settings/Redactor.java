package io.inlet.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Masks secrets in what is about to be written: the values of all secret settings, also as they stand in a URL, and what looks like a
 * secret wherever it came from. Thread-safe.
 */
public final class Redactor {
    static final String MASK = "[REDACTED]";
    /** Masking a value shorter than this would blacken ordinary text and hide nothing. */
    private static final int SHORTEST = 4;
    /**
     * Passwords of URLs, Authorization headers (RFC 9110, 11.6.2), bot tokens of Telegram (digits, colon, 35 characters), keys of
     * Standard Webhooks, and named values of queries, properties and JSON. What is kept stands in group 1.
     */
    private static final Pattern LOOKS_SECRET = Pattern.compile(
            "(//[^/\\s:@?#]{0,100}:)[^/\\s@?#]{1,200}(?=@)"
                    + "|(\\b(?:Bearer|Basic)\\s+)[A-Za-z0-9._~+/=-]{4,4096}"
                    + "|(?:(\\bbot)|\\b)[0-9]{6,12}:[A-Za-z0-9_-]{30,50}"
                    + "|(\\bwhsec_)[A-Za-z0-9+/=_-]{4,200}"
                    + "|(\\b(?:password|passwd|secret|access_token|refresh_token|api_?key)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?)"
                    + "(?!\\[REDACTED)[^\\s\"'&,;}]{1,500}",
            Pattern.CASE_INSENSITIVE);

    /** What customers write can get into an error's text. */
    private static final Set<Sensitive> CUSTOMERS = EnumSet.allOf(Sensitive.class);

    private final Pattern known;

    public Redactor(Collection<String> secrets) {
        Set<String> forms =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                forms.add(secret);
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
            }
        }
        known = forms.isEmpty()
                ? null
                : Pattern.compile(forms.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** The text without its secrets. */
    public String redact(String text) {
        String without = known == null ? text : known.matcher(text).replaceAll(MASK);
        String masked = LOOKS_SECRET.matcher(without).replaceAll(match -> {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                    return Matcher.quoteReplacement(match.group(group) + MASK);
                }
            }
            return MASK;
        });
        return Sensitive.mask(masked, CUSTOMERS);
    }
}
