package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.text.Charsets;
import java.io.EOFException;
import java.io.IOException;

/**
 * Opens winmail.dat (MS-OXTNEF), in which Outlook hides what it attaches: its files and texts become parts that stand in it. What is broken
 * is passed over; the container then stays a file beside what could be read.
 */
final class TnefReader {
    private static final long SIGNATURE = 0x223E9F78L;
    private static final int ATTACH_REND_DATA = 0x00069002;
    private static final int ATTACH_TITLE = 0x00018010;
    private static final int ATTACH_DATA = 0x0006800F;
    private static final int ATTACH_TRANSPORT_NAME = 0x00069001;
    private static final int ATTACHMENT = 0x00069005;
    private static final int MESSAGE_PROPERTIES = 0x00069003;
    private static final int BODY = 0x0002800C;
    private static final int SUBJECT = 0x00018004;
    private static final int CODE_PAGE = 0x00069007;
    private static final int LONGEST_TEXT = 2000;

    private final Part part;
    private final TnefBody body;
    private final int most;
    private TnefStream in;
    private MapiFile file;
    private String charset = "windows-1252";
    private boolean broken;

    private TnefReader(Part part, MailLimits limits) {
        this.part = part;
        this.most = limits.parts();
        this.body = new TnefBody(part, limits);
    }

    /** Gives the part its content as children; leaves it as it is where it is no TNEF. */
    static void open(Part part, RawCursor cursor, MailLimits limits) throws IOException {
        new TnefReader(part, limits).read(cursor);
    }

    private void read(RawCursor cursor) throws IOException {
        in = new TnefStream(cursor.open(part), 0);
        try {
            if (in.u32() != SIGNATURE) {
                return;
            }
            in.u16();
        } catch (EOFException tooShort) {
            return;
        }
        while (part.children().size() < most && attribute()) {
            // Each adds what it holds.
        }
        broken |= part.children().size() >= most;
        finishFile();
        body.addTo(part, cursor, charset);
        if (!part.children().isEmpty()) {
            part.open();
            if (broken) {
                part.keepWhole();
            }
        }
    }

    private boolean attribute() throws IOException {
        long start = in.position();
        int level = in.next();
        if (level < 0) {
            return false;
        }
        long end;
        try {
            int tag = (int) in.u32();
            long length = in.u32();
            end = in.position() + length + 2;
            in.endAt(in.position() + length);
            content(level == 2, tag, length);
        } catch (EOFException wrong) {
            broken = true;
            end = in.rest() > 1L << 40 ? start : in.position() + in.rest() + 2;
        }
        in.endAt(Long.MAX_VALUE);
        return forwardTo(end);
    }

    private boolean forwardTo(long end) throws IOException {
        try {
            in.skip(end - in.position());
            return true;
        } catch (EOFException cutOff) {
            broken = true;
            return false;
        }
    }

    private void content(boolean ofFile, int tag, long length) throws IOException {
        if (tag == CODE_PAGE && length >= 4) {
            charset = Charsets.ofCodePage((int) in.u32(), charset);
        } else if (tag == ATTACH_REND_DATA) {
            finishFile();
            file = new MapiFile();
        } else if (ofFile && file != null) {
            contentOfFile(tag, length);
        } else if (tag == BODY) {
            body.plainAt(in.position(), length);
        } else if (tag == SUBJECT) {
            body.subject(string(length));
        } else if (tag == MESSAGE_PROPERTIES) {
            body.properties(properties());
        }
    }

    private void contentOfFile(int tag, long length) throws IOException {
        if (tag == ATTACH_TITLE) {
            file.title(string(length));
        } else if (tag == ATTACH_TRANSPORT_NAME) {
            file.otherName(string(length));
        } else if (tag == ATTACH_DATA) {
            file.standsAt(in.position(), length);
        } else if (tag == ATTACHMENT) {
            MapiProperties properties = properties();
            file.properties(properties, charset);
            MapiProperties.Value object = properties.get(MapiProperties.DATA);
            if (object != null && object.isObject()) {
                file.object(object);
            } else if (object != null) {
                file.standsAt(object.start(), object.length());
            }
        }
    }

    /** What can be read of them; where they end early is told by what follows. */
    private MapiProperties properties() throws IOException {
        MapiProperties properties = new MapiProperties();
        try {
            TnefProperties.read(in, properties);
        } catch (EOFException early) {
            broken = true;
        }
        return properties;
    }

    private String string(long length) throws IOException {
        String text = Charsets.decode(in.bytes(Math.min(length, LONGEST_TEXT)), charset);
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    private void finishFile() {
        if (file != null) {
            file.addTo(part, part.inside());
            file = null;
        }
    }
}
