package io.inlet.channel.email;

import io.inlet.message.Automation.Bounce;
import io.inlet.text.EmailAddresses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounces of servers that write for people only: which recipient, and the status code where the text quotes one. */
final class BounceText {
    private static final int MOST = 50;
    private static final int LOOK = 20_000;
    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w.-]{1,253}\\.[\\w-]{2,63}");
    private static final Pattern REPLY_CODE = Pattern.compile("(?<![\\d.])([45])\\d\\d(?=[ -])");

    /** Where the returned mail begins: what it says is not about the failure. */
    private static final Pattern RETURNED = Pattern.compile(
            "(?im)^(?:-{2,}.{0,80}(?:copy of the|original|returned|unsent|undelivered|message follows|header).{0,80}"
                    + "|(?:return-path|received|message-id): .*)$");

    private BounceText() {}

    /** Whether a text tells of a failed delivery by quoting a server's answer. */
    static boolean quotesServer(String text) {
        String told = told(text);
        return DeliveryStatus.CODE.matcher(told).find()
                || REPLY_CODE.matcher(told).find();
    }

    /** @param failed the X-Failed-Recipients field; may be null */
    static List<Bounce> read(String text, String failed) {
        String told = told(text);
        Set<String> statuses = new LinkedHashSet<>();
        Matcher codes = DeliveryStatus.CODE.matcher(told);
        while (codes.find() && statuses.size() < MOST) {
            statuses.add(codes.group(1));
        }
        Matcher reply = REPLY_CODE.matcher(told);
        if (statuses.isEmpty() && reply.find()) {
            statuses.add(reply.group(1) + ".0.0");
        }
        List<String> recipients = new ArrayList<>(addresses(failed == null ? told : failed));
        List<String> codesFound = new ArrayList<>(statuses);
        List<Bounce> bounces = new ArrayList<>();
        for (int index = 0; index < Math.max(Math.min(1, recipients.size()), codesFound.size()); index++) {
            bounces.add(new Bounce(
                    recipients.isEmpty() ? null : recipients.get(Math.min(index, recipients.size() - 1)),
                    index < codesFound.size() ? codesFound.get(index) : null,
                    null,
                    null));
        }
        return bounces;
    }

    private static String told(String text) {
        String beginning = text.substring(0, Math.min(LOOK, text.length()));
        Matcher returned = RETURNED.matcher(beginning);
        return returned.find() && returned.start() > 0 ? beginning.substring(0, returned.start()) : beginning;
    }

    private static Set<String> addresses(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find() && found.size() < MOST) {
            found.add(EmailAddresses.canonical(matcher.group()));
        }
        return found;
    }
}
