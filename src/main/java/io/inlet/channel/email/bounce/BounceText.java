package io.inlet.channel.email.bounce;

import io.inlet.message.Automation.Bounce;
import io.inlet.text.EmailAddresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a bounce says to people: of which recipients it speaks, and what it says of each. */
public final class BounceText {
    private static final int MOST = 50;
    private static final int LOOK = 20_000;
    private static final String ADDRESS = "([\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w.-]{1,253}\\.[\\w-]{2,63})";
    private static final Pattern ANYWHERE = Pattern.compile(ADDRESS);

    /** A line that is about the recipient it begins with, as qmail, Postfix, Exim, Sendmail and Exchange write them. */
    private static final Pattern AT_BEGINNING = Pattern.compile(
            "^[\\s>*•·-]{0,20}(?:[45]\\d\\d[ -](?:[45]\\.\\d\\.\\d{1,3} )?|rcpt to: ?|recipient: ?|failed recipient: ?|получатель: ?"
                    + "|адрес: ?|<<< [45]\\d\\d )?[<\"']?" + ADDRESS + "(?:[>\"':;,(\\[\\s].*|\\.\\.\\..*)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern AFTER_A_WORD = Pattern.compile(
            "(?:(?<![\\p{L}\\p{N}_])to|recipients?(?:\\(s\\))?|address(?:es)?|user|mailbox|size|for|\\()[: ]{1,3}[<\"']?"
                    + ADDRESS + "|(?:получател\\p{L}*|адрес\\p{L}*|ящик\\p{L}*|кому|на|для)[: ]{1,3}[<\"'«]?" + ADDRESS,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Lines whose addresses are not those of recipients. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "^\\s{0,20}\\(?(?:from|to|cc|sent by|reply-to|expanded from|ultimately generated from|envelope-from|return-path|generated from"
                    + "|от|кому|отправитель|>>> mail from|for (?:further )?assistance|if you)(?![\\p{L}\\p{N}_]).*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Where the returned mail begins: what it says is not about the failure. */
    private static final Pattern RETURNED = Pattern.compile(
            "(?im)^(?:-{2,}.{0,80}(?:copy of the|original|returned|unsent|undelivered|message follows|header|исходн|копия).{0,80}"
                    + "|.{0,60}(?:copy of the (?:original )?message|original m(?:essage|ail) (?:as )?follows|message headers? follows?"
                    + "|текст (?:вашего|исходного) (?:письма|сообщения)|исходное (?:письмо|сообщение)).{0,80}"
                    + "|(?:return-path|received|message-id): ?.*)$");

    private BounceText() {}

    /** Whether a text tells of a failed delivery by quoting a server's answer. */
    public static boolean quotesServer(String text) {
        String told = told(text);
        return BounceVerdict.CODE.matcher(told).find()
                || BounceVerdict.REPLY.matcher(told).find();
    }

    /**
     * @param failed the X-Failed-Recipients field; may be null
     * @param own whom the bounce was sent to: never its recipients, if it names others
     */
    public static List<Bounce> read(String text, String failed, Set<String> own) {
        String told = told(text);
        Map<String, String> segments =
                failed == null ? recipients(told, own) : named(addresses(ANYWHERE, failed), told);
        List<Bounce> bounces = new ArrayList<>();
        segments.forEach((recipient, said) -> bounces.add(
                BounceVerdict.of(recipient, null, null, said, said == null || segments.size() == 1 ? told : "")));
        return bounces;
    }

    /** What the text says of one recipient, whom a machine-readable part names; null where it does not begin a line with it. */
    static String about(String recipient, String text) {
        return recipient == null ? null : named(Set.of(recipient), told(text)).get(recipient);
    }

    private static Map<String, String> recipients(String told, Set<String> own) {
        Map<String, String> segments = segments(told, null);
        Set<String> others = new LinkedHashSet<>(segments.keySet());
        others.removeAll(own);
        if (!others.isEmpty()) {
            segments.keySet().retainAll(others);
            return segments;
        }
        String possible = withoutOthers(told);
        for (Pattern place : List.of(AFTER_A_WORD, ANYWHERE)) {
            Set<String> found = addresses(place, possible);
            found.removeAll(own);
            if (!found.isEmpty()) {
                return named(Set.of(found.iterator().next()), told);
            }
        }
        return segments.isEmpty() ? named(addresses(ANYWHERE, told), told) : segments;
    }

    private static Map<String, String> named(Set<String> recipients, String told) {
        Map<String, String> segments = new LinkedHashMap<>();
        Map<String, String> found = segments(told, recipients);
        recipients.forEach(recipient -> segments.put(recipient, found.get(recipient)));
        return segments;
    }

    /** Each recipient with the lines from the one that begins with it to the next such line. */
    private static Map<String, String> segments(String told, Set<String> known) {
        Map<String, StringBuilder> segments = new LinkedHashMap<>();
        StringBuilder current = null;
        for (String line : told.split("\n")) {
            Matcher beginning = AT_BEGINNING.matcher(line.length() > 1000 ? line.substring(0, 1000) : line);
            String address = beginning.matches() ? EmailAddresses.canonical(beginning.group(1)) : null;
            if (address != null && (known == null || known.contains(address))) {
                current = segments.size() < MOST || segments.containsKey(address)
                        ? segments.computeIfAbsent(address, unseen -> new StringBuilder())
                        : null;
            }
            if (current != null) {
                current.append(current.length() == 0 ? "" : " ").append(line.strip());
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        segments.forEach((address, said) -> texts.put(address, said.toString().strip()));
        return texts;
    }

    private static String withoutOthers(String told) {
        StringBuilder kept = new StringBuilder(told.length());
        for (String line : told.split("\n")) {
            if (!OTHERWISE.matcher(line).matches()) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    /** What stands before the returned mail. */
    public static String told(String text) {
        String beginning = text.substring(0, Math.min(LOOK, text.length()));
        Matcher returned = RETURNED.matcher(beginning);
        return returned.find() && returned.start() > 0 ? beginning.substring(0, returned.start()) : beginning;
    }

    private static Set<String> addresses(Pattern place, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = place.matcher(text);
        while (matcher.find() && found.size() < MOST) {
            String address = matcher.group(1) == null ? matcher.group(matcher.groupCount()) : matcher.group(1);
            found.add(EmailAddresses.canonical(address));
        }
        return found;
    }
}
