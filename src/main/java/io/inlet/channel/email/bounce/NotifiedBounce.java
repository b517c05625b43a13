package io.inlet.channel.email.bounce;

import io.inlet.message.Automation.Bounce;
import io.inlet.text.EmailAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounces that a sending service reports as JSON in a mail: the notifications of Amazon SES, forwarded by SNS. */
public final class NotifiedBounce {
    private static final int MOST = 50;
    private static final int LOOK = 20_000;
    private static final Pattern TYPE =
            Pattern.compile("\"(?:notificationType|eventType)\"\\s{0,9}:\\s{0,9}\"(Bounce|Complaint|Delivery)\"");
    private static final Pattern RECIPIENT = Pattern.compile("\"emailAddress\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{3,320})\"");
    private static final Pattern DELIVERED =
            Pattern.compile("\"recipients\"\\s{0,9}:\\s{0,9}\\[\\s{0,9}\"([^\"\\\\]{3,320})\"");
    private static final Pattern FIELD =
            Pattern.compile("\"(action|status|diagnosticCode|smtpResponse)\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{1,1000})\"");

    private NotifiedBounce() {}

    /** Bounce, Complaint or Delivery; null where the text is no such notification. */
    public static String type(String text) {
        Matcher type = TYPE.matcher(plain(text));
        return type.find() ? type.group(1) : null;
    }

    public static List<Bounce> read(String text) {
        String plain = plain(text);
        boolean delivered = "Delivery".equals(type(text));
        List<Bounce> bounces = new ArrayList<>();
        Matcher recipients = (delivered ? DELIVERED : RECIPIENT).matcher(plain);
        int next = recipients.find() ? recipients.start() : plain.length();
        while (next < plain.length() && bounces.size() < MOST) {
            String recipient = EmailAddresses.canonical(recipients.group(1));
            int begin = next;
            next = recipients.find() ? recipients.start() : plain.length();
            bounces.add(bounce(recipient, plain.substring(begin, next), delivered));
        }
        return bounces;
    }

    private static Bounce bounce(String recipient, String text, boolean delivered) {
        String action = delivered ? "delivered" : null;
        String status = null;
        String diagnostic = null;
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            switch (fields.group(1)) {
                case "action" -> action = fields.group(2);
                case "status" -> status = fields.group(2);
                default -> diagnostic = fields.group(2);
            }
        }
        if (delivered) {
            status = diagnostic;
        }
        return BounceVerdict.of(recipient, action == null ? "failed" : action, status, diagnostic, "");
    }

    /** A JSON text within a JSON text has its quotes escaped. */
    private static String plain(String text) {
        return text.substring(0, Math.min(LOOK, text.length())).replace("\\\"", "\"");
    }
}
