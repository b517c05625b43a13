package io.inlet.channel.email;

import io.inlet.channel.email.mime.EncodedWords;
import io.inlet.text.EmailAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
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

    /** Begins where a run of letters begins, so that a long one is looked at once. */
    private static final Pattern BARE = Pattern.compile(
            "(?:(?<![^\\s<>\"(),:;\\[])[^\\s<>\"(),:;\\[]+|(?<!\\S)\"[^\"]{1,60}\")@(?:[^\\s<>\"(),:;\\[\\]]+|\\[[^\\s\\]]{1,60}\\])");
    /** What stands before an address that is written without its marks: a scheme, or a route. */
    private static final Pattern BEFORE = Pattern.compile("(?i)^(?:mailto:|smtp:|@[^\\s:]{1,250}:)");

    private static final int LONGEST_ADDRESS = 1000;

    private static final Pattern ESCAPED = Pattern.compile("\\+([0-9A-Fa-f]{2})");

    /** Exchange puts another address into one of its own (MS-OXCMAIL, 2.1.3.4.1). */
    private static final String ENCAPSULATED = "imceasmtp-";

    private final String raw;
    private final String hint;
    private final List<Address> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private String comment;
    private String angle;
    private List<String> later = List.of();
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
        boolean localPart = end + 1 < raw.length() && raw.charAt(end + 1) == '@';
        phrase.append(
                localPart
                        ? raw.substring(at, end + 1)
                        : raw.substring(at + 1, end).replaceAll("\\\\(.)", "$1"));
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
            Matcher bare = BARE.matcher(name);
            if (name.indexOf('@') >= 0 && bare.find()) {
                address = bare.group();
                String rest = name.substring(0, bare.start()) + name.substring(bare.end());
                name = withoutMarks(rest);
                addOthers(name);
                name = BARE.matcher(name).matches() ? "" : name;
            }
        } else {
            address = address.startsWith("=?") ? EncodedWords.decode(address, hint) : address;
            name = name.equals(">") ? "" : name;
        }
        if (address == null && comment != null && !name.isEmpty() && name.indexOf(' ') < 0) {
            address = name;
            name = "";
        }
        if (name.isEmpty() && comment != null) {
            name = EncodedWords.decode(comment, hint);
        }
        String tidy = tidyName(name);
        String email = address == null ? null : email(EncodedWords.decode(withoutRoute(address), hint));
        if (email != null || !tidy.isEmpty()) {
            found.add(new Address(tidy.isEmpty() ? null : tidy, email));
        }
        phrase.setLength(0);
        comment = null;
        angle = null;
        for (String each : later) {
            found.add(new Address(null, email(each)));
        }
        later = List.of();
    }

    /** A name without the brackets of an address that stood beside it. */
    private static String withoutMarks(String rest) {
        String name = rest.strip();
        while (!name.isEmpty() && "<[(".indexOf(name.charAt(0)) >= 0) {
            name = name.substring(1);
        }
        name = BEFORE.matcher(name).replaceFirst("");
        int end = name.length();
        String marks = name.indexOf('(') < 0 ? "<>[]) \t" : "<>[] \t";
        while (end > 0 && marks.indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Addresses that only blanks part, and nothing else beside them. */
    private void addOthers(String rest) {
        if (rest.indexOf('@') > 0 && rest.length() < LONGEST) {
            String[] words = rest.split("\\s+");
            if (List.of(words).stream().allMatch(word -> BARE.matcher(word).matches())) {
                later = List.of(words);
            }
        }
    }

    private static String email(String written) {
        boolean spaced = written.length() < LONGEST_ADDRESS && written.indexOf(' ') >= 0 && written.indexOf('"') < 0;
        Matcher inside = BARE.matcher(written);
        String address = !spaced ? written : inside.find() ? inside.group() : written.replace(" ", "");
        String canonical = EmailAddresses.canonical(withoutQuery(address));
        if (canonical == null || canonical.startsWith("/") && canonical.indexOf('=') > 0) {
            return null;
        }
        return canonical.startsWith(ENCAPSULATED) ? opened(canonical) : canonical;
    }

    /** {@code mailto:} may say more behind the address (RFC 6068). */
    private static String withoutQuery(String address) {
        int query = address.regionMatches(true, 0, "mailto:", 0, 7) ? address.indexOf('?') : -1;
        return query < 0 ? address : address.substring(0, query);
    }

    private static String opened(String encapsulated) {
        int at = encapsulated.lastIndexOf('@');
        String inner = encapsulated.substring(ENCAPSULATED.length(), at < 0 ? encapsulated.length() : at);
        Matcher escaped = ESCAPED.matcher(inner.replace('_', '/'));
        String address = EmailAddresses.canonical(escaped.replaceAll(
                each -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(each.group(1), 16)))));
        return EmailAddresses.isPlausible(address) ? address : encapsulated;
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
