package io.inlet.channel.email.bounce;

import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.message.Automation.Bounce;
import io.inlet.text.Charsets;
import io.inlet.text.EmailAddresses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The machine-readable part of a bounce: one block of fields per recipient after one about the whole (RFC 3464, 2.1). */
public final class DeliveryStatus {
    private static final int LONGEST = 256 * 1024;
    private static final int MOST = 200;
    private static final Pattern FOLD = Pattern.compile("\\n[ \\t]+");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");

    private DeliveryStatus() {}

    public static boolean isOne(Part part) {
        String type = part.mediaType();
        return type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
    }

    /**
     * The recipients it names; none where it names none.
     *
     * @param told what the mail says to people: servers are more exact there than in the fields
     */
    public static List<Bounce> read(Part part, RawCursor cursor, String told) throws IOException {
        String text = Charsets.decode(cursor.open(part).readNBytes(LONGEST), part.charset())
                .replace("\0", "");
        String unfolded =
                FOLD.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(" ");
        List<Map<String, String>> recipients = new ArrayList<>();
        for (String block : BLANK_LINE.split(unfolded)) {
            Map<String, String> fields = fields(block);
            if ((recipient(fields) != null || fields.containsKey("status")) && recipients.size() < MOST) {
                recipients.add(fields);
            }
        }
        List<Bounce> bounces = new ArrayList<>();
        for (Map<String, String> fields : recipients) {
            String recipient = recipient(fields);
            String said = BounceText.about(recipient, told);
            String around = recipients.size() == 1 ? BounceText.told(told) : said == null ? "" : said;
            bounces.add(BounceVerdict.of(
                    recipient,
                    fields.get("action"),
                    fields.get("status"),
                    fields.getOrDefault("diagnostic-code", said),
                    around));
        }
        return bounces;
    }

    /** Final before original (RFC 3464, 2.3): who failed, not who was written to. */
    private static String recipient(Map<String, String> fields) {
        String said = fields.getOrDefault("final-recipient", fields.get("original-recipient"));
        return said == null ? null : EmailAddresses.canonical(withoutType(said));
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
}
