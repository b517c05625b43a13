package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.MailLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads the properties of a mail that Outlook saved as a file (MS-OXMSG, 2): first where all of them stand, then the short ones in one go
 * over the file. What is broken is missing.
 */
final class OutlookReader {
    private static final String FIXED = "__properties_version1.0";
    private static final String VALUE = "__substg1.0_";
    private static final String ATTACHMENT = "__attach_version1.0_";
    private static final String OBJECT = VALUE + "3701000D";
    private static final int DEEPEST = 4;
    private static final int MOST_MAILS = 20;
    private static final int LONGEST_FIXED = 32 * 1024;
    private static final int FIXED_LENGTH = 16;

    /** Readings of the file in which all that is wanted must be had; Outlook writes stream after stream. */
    private static final int MOST_ROUNDS = 50;

    private static final Set<Integer> WANTED = Set.of(
            MapiProperties.SUBJECT,
            MapiProperties.PLAIN_SUBJECT,
            MapiProperties.TOPIC,
            MapiProperties.AUTHOR_NAME,
            MapiProperties.AUTHOR_ADDRESS,
            MapiProperties.AUTHOR_SMTP,
            MapiProperties.SENDER_NAME,
            MapiProperties.SENDER_ADDRESS,
            MapiProperties.SENDER_SMTP,
            MapiProperties.HEADERS,
            MapiProperties.BODY,
            MapiProperties.HTML,
            MapiProperties.RTF,
            MapiProperties.DATA,
            MapiProperties.DISPLAY_NAME,
            MapiProperties.SHORT_NAME,
            MapiProperties.LONG_NAME,
            MapiProperties.MIME_TYPE,
            MapiProperties.CONTENT_ID);

    /**
     * A stream that is to be read.
     *
     * @param tag the property's number and type; 0 for the list of those of fixed length
     * @param header what stands in front of that list
     */
    private record Wanted(OutlookStorage owner, CompoundEntry stream, int tag, int header) {}

    private final CompoundFile file;
    private final Runs runs;
    private final MailLimits limits;
    private final List<Wanted> wanted = new ArrayList<>();
    private int mails;
    private int files;
    private boolean limited;

    /** @param runs where long values will stand */
    OutlookReader(CompoundFile file, Runs runs, MailLimits limits) {
        this.file = file;
        this.runs = runs;
        this.limits = limits;
    }

    /** Null where the file is none of Outlook's mails, or too strewn about. */
    OutlookStorage read() throws IOException {
        OutlookStorage mail = mail(file.root(), 32, 0);
        if (mail == null) {
            return null;
        }
        wanted.sort(Comparator.comparing((Wanted one) -> one.stream().size() >= CompoundFile.CUT_OFF)
                .thenComparing(one -> one.stream().start()));
        long[] places =
                wanted.stream().mapToLong(one -> file.add(one.stream(), runs)).toArray();
        if (runs.rounds() > MOST_ROUNDS) {
            limited = true;
            return null;
        }
        for (int index = 0; index < places.length; index++) {
            if (places[index] >= 0) {
                load(wanted.get(index), places[index]);
            }
        }
        return mail;
    }

    /** Whether a limit left something out. */
    boolean limited() {
        return limited;
    }

    private OutlookStorage mail(CompoundEntry storage, int header, int depth) {
        List<CompoundEntry> entries = file.in(storage);
        if (entries.stream().noneMatch(entry -> entry.name().equals(FIXED))) {
            return null;
        }
        if (depth > DEEPEST || mails++ >= MOST_MAILS) {
            limited = true;
            return null;
        }
        OutlookStorage mail = new OutlookStorage();
        want(mail, entries, header);
        for (CompoundEntry entry : entries) {
            if (!entry.isStream() && entry.name().startsWith(ATTACHMENT)) {
                if (files++ >= limits.parts()) {
                    limited = true;
                    return mail;
                }
                mail.attachments().add(attachment(entry, depth));
            }
        }
        return mail;
    }

    private OutlookStorage attachment(CompoundEntry storage, int depth) {
        OutlookStorage attachment = new OutlookStorage();
        List<CompoundEntry> entries = file.in(storage);
        want(attachment, entries, 8);
        for (CompoundEntry entry : entries) {
            if (!entry.isStream() && entry.name().equals(OBJECT)) {
                attachment.mail(mail(entry, 24, depth + 1));
            }
        }
        return attachment;
    }

    private void want(OutlookStorage owner, List<CompoundEntry> entries, int header) {
        for (CompoundEntry entry : entries) {
            if (entry.isStream() && entry.name().equals(FIXED)) {
                wanted.add(new Wanted(owner, entry, 0, header));
            } else if (entry.isStream() && entry.name().startsWith(VALUE)) {
                int tag = tag(entry.name().substring(VALUE.length()));
                if (WANTED.contains(tag >>> 16)) {
                    wanted.add(new Wanted(owner, entry, tag, 0));
                }
            }
        }
    }

    /** Eight digits: number and type. Further ones are those of a list of values, which nothing here is. */
    private static int tag(String digits) {
        try {
            return digits.length() == 8 ? Integer.parseUnsignedInt(digits, 16) : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private void load(Wanted one, long place) throws IOException {
        long length = one.stream().size();
        if (one.tag() == 0) {
            fixed(one, file.read(runs, place, (int) Math.min(length, LONGEST_FIXED)));
            return;
        }
        byte[] bytes = length > MapiProperties.SHORT ? new byte[0] : file.read(runs, place, (int) length);
        one.owner()
                .properties()
                .add(one.tag() >>> 16, new MapiProperties.Value(one.tag() & 0xFFFF, place, length, bytes));
    }

    /** Of each its type, number, flags and value (2.4.2). */
    private static void fixed(Wanted one, byte[] list) {
        ByteBuffer numbers = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = one.header(); at + FIXED_LENGTH <= list.length; at += FIXED_LENGTH) {
            int type = numbers.getShort(at);
            int id = numbers.getShort(at + 2) & 0xFFFF;
            if (!WANTED.contains(id)) {
                byte[] value = Arrays.copyOfRange(list, at + 8, at + FIXED_LENGTH);
                one.owner().properties().add(id, new MapiProperties.Value(type, -1, value.length, value));
            }
        }
    }
}
