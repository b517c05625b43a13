package io.inlet.channel.email.bounce;

import io.inlet.message.Automation.Bounce;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one recipient's bounce comes to: status, action and reason. Where several codes are quoted, these are the principles:
 *
 * <ul>
 *   <li>A particular code before a general one, x.0.0, or "too old", x.4.7 (RFC 3463, 3.5: "the code for the actual problem should be
 *       returned rather than this code").
 *   <li>Of two classes that of the SMTP reply beside it.
 *   <li>What the server that refused said (Diagnostic-Code) before what the reporting one made of it (Status).
 *   <li>Where no code is quoted, one follows from the reason and is marked as derived.
 * </ul>
 */
final class BounceVerdict {
    /** An enhanced status code (RFC 3463, 2), not a part of an IP address or of a version. */
    static final Pattern CODE = Pattern.compile("(?<![\\w.])(?<!\\D-)([245]\\.[0-7]\\.\\d{1,3})(?![\\d]|\\.\\d)");

    /** The reply of a mail server (RFC 5321, 4.2.1). */
    static final Pattern REPLY =
            Pattern.compile("(?<![\\w.#]|\\d:|\\]:)([45][0-57]\\d)(?=[ ,:\\-]|$)", Pattern.MULTILINE);

    private static final int LONGEST_DIAGNOSTIC = 1000;
    private static final Pattern TEMPORARY = Pattern.compile(
            "temporar|transient|will be retried|will keep trying|warning message only|retry timeout exceeded"
                    + "|have been failing for a long time|временн",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> ACTIONS = Set.of("failed", "delayed", "delivered", "relayed", "expanded");

    private BounceVerdict() {}

    /**
     * @param action the word of the Action field; null where there is none
     * @param field the Status field; null where there is none
     * @param diagnostic what the refusing server said; null where that is not known
     * @param around what else the mail says about this recipient; empty where it says nothing
     */
    static Bounce of(String recipient, String action, String field, String diagnostic, String around) {
        String said = diagnostic == null ? "" : diagnostic;
        String told = action(action, field, around);
        if (!told.equals("failed") && !told.equals("delayed")) {
            return new Bounce(recipient, code(field), told, shortened(diagnostic), null, false);
        }
        String stated = code(field);
        String quoted = telling(said);
        if (quoted == null || isGeneral(quoted)) {
            String beside = telling(around);
            quoted = beside == null || quoted != null && isGeneral(beside) ? quoted : beside;
        }
        String reply = first(REPLY, said);
        if (reply == null) {
            reply = first(REPLY, around);
        }
        String status = chosen(stated, quoted, reply);
        String reason = reason(said, around, status, told);
        boolean temporary = reply == null
                ? told.equals("delayed")
                        || TEMPORARY.matcher(said + ' ' + around).find()
                : reply.startsWith("4");
        return new Bounce(
                recipient,
                status == null ? BounceReasons.shipped().code(reason, temporary) : status,
                told,
                shortened(said.isBlank() ? quote(around) : said),
                reason,
                status == null);
    }

    private static String chosen(String stated, String quoted, String reply) {
        if (stated == null || quoted == null) {
            return stated == null ? quoted : stated;
        }
        if (isGeneral(stated) != isGeneral(quoted)) {
            return isGeneral(stated) ? quoted : stated;
        }
        boolean contradict = stated.charAt(0) != quoted.charAt(0);
        return contradict && reply != null && reply.charAt(0) == stated.charAt(0) ? stated : quoted;
    }

    private static boolean isGeneral(String code) {
        return code.endsWith(".0.0") || code.endsWith(".4.7");
    }

    /** The first code in a text that tells something, or the first at all; null where there is none. */
    private static String telling(String text) {
        Matcher codes = CODE.matcher(text);
        String first = null;
        while (codes.find()) {
            String code = codes.group(1);
            if (code.startsWith("2.")) {
                continue;
            }
            if (!isGeneral(code)) {
                return code;
            }
            first = first == null ? code : first;
        }
        return first;
    }

    private static String reason(String said, String around, String status, String action) {
        BounceReasons reasons = BounceReasons.shipped();
        String certain = reasons.certain(status);
        if (certain != null) {
            return certain;
        }
        String named = reasons.named(said);
        if (named == null) {
            named = reasons.likely(status);
        }
        if (named == null) {
            named = reasons.named(around);
        }
        named = atStage(named, SmtpStage.of(said.isBlank() ? around : said));
        if (named == null && action.equals("delayed")) {
            return BounceReasons.EXPIRED;
        }
        if (named == null) {
            return said.isBlank() && around.isBlank() ? BounceReasons.UNDEFINED : BounceReasons.ON_HOLD;
        }
        return named;
    }

    /** When in the dialogue a server refused tells whom it refused: the connection, the sender, or what was in the letter. */
    private static String atStage(String named, SmtpStage stage) {
        boolean vague = named == null
                || Set.of("user-unknown", "host-unknown", "filtered", "policy").contains(named);
        return switch (stage) {
            case CONNECTION -> vague ? "blocked" : named;
            case SENDER -> vague ? "rejected" : named;
            // Who is unknown only after the letter was read is known, but does not want it.
            case LETTER -> "user-unknown".equals(named) ? "filtered" : named;
            default -> named;
        };
    }

    /** The five words of RFC 3464, 2.3.3; servers write others too. */
    private static String action(String said, String field, String around) {
        String word = said == null ? "" : said.strip().split("[\\s(;]", 2)[0].toLowerCase(Locale.ROOT);
        if (ACTIONS.contains(word)) {
            return word;
        }
        if (word.startsWith("deliver")) {
            return "delivered";
        }
        if (word.startsWith("delay") || said == null && BounceSigns.isDelay(around)) {
            return "delayed";
        }
        return said == null && field != null && field.strip().startsWith("2.") ? "delivered" : "failed";
    }

    /** The line in which a server's answer stands; null where none is quoted. */
    private static String quote(String text) {
        return text.lines()
                .filter(line -> REPLY.matcher(line).find() || CODE.matcher(line).find())
                .findFirst()
                .orElse(null);
    }

    private static String code(String text) {
        return text == null ? null : first(CODE, text);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String shortened(String diagnostic) {
        if (diagnostic == null || diagnostic.isBlank()) {
            return null;
        }
        String line = diagnostic.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(LONGEST_DIAGNOSTIC, line.length()));
    }
}
