package io.inlet.channel.email;

import io.inlet.channel.email.bounce.BounceText;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.message.Automation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The mail that a bounce, a read receipt or a complaint returns, whole, as its header alone, or within the text (RFC 6522, 3; RFC 5965,
 * 3; RFC 8098, 3.2.5). What it is called is what ties the report to a ticket: such reports answer nothing themselves.
 *
 * @param ids of the returned mail
 * @param answered ids of the mails that it answered, oldest first
 */
record ReturnedMail(List<String> ids, List<String> answered) {
    static final ReturnedMail NOTHING = new ReturnedMail(List.of(), List.of());
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final Set<String> RETURNED = Set.of(
            "message/rfc822",
            "message/rfc822-headers",
            "text/rfc822-headers",
            "message/global",
            "message/global-headers",
            "message/disposition-notification",
            "message/global-disposition-notification");
    private static final Set<String> RECEIPTS =
            Set.of("message/disposition-notification", "message/global-disposition-notification");

    private static final Pattern ID = field("(?:x-)?(?:original-)?message-id");
    private static final Pattern REFERENCES = field("references");
    private static final Pattern IN_REPLY_TO = field("in-reply-to");

    /** Reads it where the automation tells that a mail is such a report; nothing of others. */
    static ReturnedMail read(Part root, Automation automation, String text, RawCursor cursor) throws IOException {
        boolean receipt = automation.reasons().contains(AutomationSigns.RECEIPT);
        if (automation.kind() != Automation.Kind.BOUNCE && automation.kind() != Automation.Kind.FEEDBACK && !receipt) {
            return NOTHING;
        }
        List<Part> parts = new ArrayList<>();
        collect(root, parts);
        List<String> headers = new ArrayList<>();
        for (Part part : parts) {
            String bytes = new String(cursor.open(part).readNBytes(LONGEST_HEADER), StandardCharsets.ISO_8859_1);
            headers.add(header(bytes.replace("\r\n", "\n"), part));
        }
        if (headers.isEmpty()) {
            headers.add(afterwards(text));
        }
        if (find(headers, ID).isEmpty()) {
            // Where boundaries of the returned mail were taken for the report's own, only the bytes still have all.
            String raw = new String(cursor.open(root).readNBytes(LONGEST_HEADER), StandardCharsets.ISO_8859_1);
            headers.add(afterwards(raw.replace("\r\n", "\n")));
        }
        return new ReturnedMail(find(headers, ID), find(headers, REFERENCES, IN_REPLY_TO));
    }

    /** Whether a mail returns another, or its header. */
    static boolean isIn(Part root) {
        List<Part> parts = new ArrayList<>();
        collect(root, parts);
        return !parts.isEmpty();
    }

    private static void collect(Part part, List<Part> into) {
        if (RETURNED.contains(part.mediaType())) {
            into.add(part);
            return;
        }
        part.children().forEach(child -> collect(child, into));
    }

    private static String header(String text, Part part) {
        int end = RECEIPTS.contains(part.mediaType()) ? -1 : text.stripLeading().indexOf("\n\n");
        return end < 0 ? text : text.stripLeading().substring(0, end);
    }

    private static String afterwards(String text) {
        return text.substring(BounceText.told(text).length());
    }

    private static List<String> find(List<String> headers, Pattern... fields) {
        List<String> values = new ArrayList<>();
        for (Pattern field : fields) {
            headers.forEach(header -> field.matcher(header).results().forEach(found -> values.add(found.group(1))));
        }
        return MessageIds.all(values);
    }

    private static Pattern field(String name) {
        return Pattern.compile(
                "^[ \\t>]{0,8}(?:" + name + "):([^\\n]{0,2000}(?:\\n[ \\t][^\\n:]{0,2000}){0,50})",
                Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    }
}
