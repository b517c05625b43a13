package io.inlet.channel.email;

import io.inlet.message.Automation.Bounce;
import io.inlet.text.Charsets;
import io.inlet.text.EmailAddresses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine-readable part of a bounce: one block of fields per recipient after one about the whole (RFC 3464, 2.1). */
final class DeliveryStatus {
    private static final int LONGEST = 256 * 1024;
    private static final int MOST = 200;
    private static final int LONGEST_DIAGNOSTIC = 1000;
    private static final Pattern FOLD = Pattern.compile("\\n[ \\t]+");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");

    /** An enhanced status code (RFC 3463, 2), not a part of an IP address or of a version. */
    static final Pattern CODE = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d]|\\.\\d)");

    private DeliveryStatus() {}

    static boolean isOne(Part part) {
        String type = part.mediaType();
        return type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
    }

    /** The recipients it names; none where it names none. */
    static List<Bounce> read(Part part, RawCursor cursor) throws IOException {
        String text = Charsets.decode(cursor.open(part).readNBytes(LONGEST), part.charset());
        String unfolded =
                FOLD.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(" ");
        List<Bounce> bounces = new ArrayList<>();
        for (String block : BLANK_LINE.split(unfolded)) {
            Map<String, String> fields = fields(block);
            String recipient = fields.getOrDefault("final-recipient", fields.get("original-recipient"));
            if ((recipient != null || fields.containsKey("status")) && bounces.size() < MOST) {
                bounces.add(bounce(recipient, fields));
            }
        }
        return bounces;
    }

    private static Bounce bounce(String recipient, Map<String, String> fields) {
        String diagnostic = fields.get("diagnostic-code");
        String action = fields.get("action");
        return new Bounce(
                recipient == null ? null : EmailAddresses.canonical(withoutType(recipient)),
                status(fields.get("status"), diagnostic),
                action == null ? null : firstWord(action),
                diagnostic == null ? null : diagnostic.substring(0, Math.min(LONGEST_DIAGNOSTIC, diagnostic.length())));
    }

    /** What the remote server said is more exact than a general x.0.0. */
    private static String status(String said, String diagnostic) {
        String status = find(said);
        String remote = find(diagnostic);
        boolean general = status == null || status.endsWith(".0.0");
        return general && remote != null ? remote : status;
    }

    private static String find(String text) {
        Matcher matcher = CODE.matcher(text == null ? "" : text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static Map<String, String> fields(String block) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : block.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static String withoutType(String address) {
        return address.substring(address.indexOf(';') + 1);
    }

    private static String firstWord(String action) {
        return action.strip().split("[\\s(;]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
