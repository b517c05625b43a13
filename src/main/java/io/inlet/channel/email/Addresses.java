package io.inlet.channel.email;

import io.inlet.text.EmailAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The addresses of a header field (RFC 5322, 3.4), groups opened, comments read as names where no other name stands, and the shapes that
 * break the rules: commas in names without quotes, brackets that never close, names that are encoded as a whole with their address.
 */
final class Addresses {
    /** One of them; name and address may be null, never both. */
    record Address(String name, String email) {}

    private static final int MOST = 1000;
    /** Comments, quotes and groups that never end; each is looked for up to the end of the field. */
    private static final int MOST_BROKEN = 100;
    /** No name is longer. */
    private static final int LONGEST = 10_000;

    private static final Pattern UNBROKEN = Pattern.compile("[^\\s<>\"(),:;]++");

    private final String raw;
    private final String hint;
    private final List<Address> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private String comment;
    private String angle;
    private int at;
    private int broken;

    private Addresses(String raw, String hint) {
        this.raw = raw;
        this.hint = hint;
    }

    /** @param raw each byte one character; null holds none */
    static List<Address> parse(String raw, String hint) {
        return raw == null ? List.of() : new Addresses(raw, hint).read();
    }

    private List<Address> read() {
        while (at < raw.length() && found.size() < MOST) {
            char letter = raw.charAt(at);
            if (phrase.length() > LONGEST) {
                finish();
            }
            if (broken > MOST_BROKEN && "\"(=:".indexOf(letter) >= 0) {
                phrase.append(letter);
                at++;
            } else if (letter == '"') {
                quoted();
            } else if (letter == '(') {
                comment();
            } else if (letter == '<') {
                angle();
            } else if (raw.startsWith("=?", at)) {
                encoded();
            } else if (letter == ':' && angle == null && isGroupName()) {
                phrase.setLength(0);
                comment = null;
                at++;
            } else if (letter == ';' || letter == ',' && (angle != null || phrase.indexOf("@") >= 0)) {
                finish();
                at++;
            } else {
                phrase.append(letter);
                at++;
            }
        }
        finish();
        return found;
    }

    private boolean isGroupName() {
        broken++;
        return phrase.indexOf("@") < 0
                && !phrase.toString().strip().equalsIgnoreCase("mailto")
                && raw.indexOf(';', at) > 0;
    }

    private void quoted() {
        int end = at + 1;
        while (end < raw.length() && raw.charAt(end) != '"') {
            end += raw.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= raw.length()) {
            broken++;
            at++;
            return;
        }
        phrase.append(raw.substring(at + 1, end).replaceAll("\\\\(.)", "$1"));
        at = end + 1;
    }

    private void comment() {
        int depth = 0;
        int end = at;
        while (end < raw.length()) {
            char letter = raw.charAt(end);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            end += letter == '\\' ? 2 : 1;
            if (depth == 0) {
                break;
            }
        }
        if (depth != 0 || end > raw.length()) {
            broken++;
            phrase.append('(');
            at++;
            return;
        }
        if (comment == null) {
            comment = raw.substring(at + 1, end - 1);
        }
        at = end;
    }

    private void angle() {
        int end = raw.indexOf('>', at);
        int next = raw.indexOf('<', at + 1);
        if (next > 0 && next < end && raw.substring(at + 1, next).isBlank()) {
            at = next;
            return;
        }
        if (next > 0 && next < end && raw.substring(at, next).indexOf('@') < 0) {
            phrase.append(raw, at, next);
            at = next;
            return;
        }
        if (end < 0) {
            int comma = raw.indexOf(',', at);
            end = comma < 0 ? raw.length() : comma;
        }
        String inside = raw.substring(at + 1, Math.max(at + 1, end)).strip();
        if (angle == null || angle.indexOf('@') < 0) {
            angle = inside;
        }
        at = end < raw.length() && raw.charAt(end) == '>' ? end + 1 : end;
    }

    private void encoded() {
        int second = raw.indexOf('?', at + 2);
        int third = second < 0 ? -1 : raw.indexOf('?', second + 1);
        int end = third < 0 ? -1 : raw.indexOf("?=", third + 1);
        int stop = end < 0 ? at + 2 : end + 2;
        broken += end < 0 ? 1 : 0;
        phrase.append(raw, at, stop);
        at = stop;
    }

    private void finish() {
        String name = EncodedWords.decode(phrase.toString().strip(), hint);
        String address = angle;
        if (address == null || address.isEmpty()) {
            MatchResult bare = bareAddress(name);
            if (bare != null) {
                address = bare.group();
                name = (name.substring(0, bare.start()) + name.substring(bare.end())).strip();
            }
        } else if (address.startsWith("=?")) {
            address = EncodedWords.decode(address, hint);
        }
        if (address == null && comment != null && !name.isEmpty() && name.indexOf(' ') < 0) {
            address = name;
            name = "";
        }
        if (name.isEmpty() && comment != null) {
            name = EncodedWords.decode(comment, hint);
        }
        String tidy = tidyName(name);
        String email =
                address == null ? null : EmailAddresses.canonical(EncodedWords.decode(withoutRoute(address), hint));
        if (email != null || !tidy.isEmpty()) {
            found.add(new Address(tidy.isEmpty() ? null : tidy, email));
        }
        phrase.setLength(0);
        comment = null;
        angle = null;
    }

    /** The first unbroken run of characters with an at sign within. */
    private static MatchResult bareAddress(String name) {
        return UNBROKEN.matcher(name)
                .results()
                .filter(run -> {
                    int sign = run.group().indexOf('@', 1);
                    return sign > 0 && sign < run.group().length() - 1;
                })
                .findFirst()
                .orElse(null);
    }

    /** Source routes (RFC 5322, 4.4) say nothing about who it is. */
    private static String withoutRoute(String address) {
        int colon = address.lastIndexOf(':');
        return address.startsWith("@") && colon > 0 ? address.substring(colon + 1) : address;
    }

    private static String tidyName(String name) {
        String tidy = name.strip();
        while (tidy.length() > 1
                && ("\"'".indexOf(tidy.charAt(0)) >= 0)
                && tidy.charAt(0) == tidy.charAt(tidy.length() - 1)) {
            tidy = tidy.substring(1, tidy.length() - 1).strip();
        }
        return tidy.startsWith(",") ? tidy.substring(1).strip() : tidy;
    }
}
