package io.inlet.channel.email.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one header block line by line (RFC 5322, 2.2), unfolding as it goes. A line that is no header belongs to the one before when the
 * header goes on after it, and begins the body otherwise.
 */
public final class HeaderReader {
    /** What a line meant. */
    enum Verdict {
        MORE,
        END,
        BODY_BEFORE
    }

    private static final List<String> QUEUE = List.of("HELO ", "EHLO ", "MAIL FROM:", "RCPT TO:", "DATA", "RSET");
    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,100}");

    private final MailHeaders headers = new MailHeaders();
    private final MailLimits limits;
    private final boolean atBeginning;
    private boolean first = true;
    private boolean queued;
    private boolean limited;
    private String name;
    private StringBuilder value;
    private String stray;
    private long strayStart;

    /** @param atBeginning the mail's own header: what stands in front of it is passed over */
    HeaderReader(MailLimits limits, boolean atBeginning) {
        this.limits = limits;
        this.atBeginning = atBeginning;
    }

    /** Only the header of a mail, from its first byte. */
    public static MailHeaders headersOf(InputStream in) throws IOException {
        LineReader lines = new LineReader(in);
        HeaderReader reader = new HeaderReader(MailLimits.DEFAULT, true);
        while (lines.next() && reader.read(lines) == Verdict.MORE) {
            // The reader keeps what it needs of each line.
        }
        return reader.headers();
    }

    Verdict read(LineReader line) {
        limited |= line.cut();
        String text = line.text();
        if (first && atBeginning) {
            if (text.startsWith("\u00EF\u00BB\u00BF")) {
                text = text.substring(3);
            }
            queued |= text.startsWith("HELO ") || text.startsWith("EHLO ") || text.startsWith("MAIL FROM:");
            if (text.isBlank() || text.startsWith("From ") || text.startsWith(">From ") || isQueueLine(text)) {
                return Verdict.MORE;
            }
        }
        boolean blank = text.isBlank();
        if (blank && (text.isEmpty() || name == null)) {
            return end();
        }
        boolean folded = !first && name != null && (text.charAt(0) == ' ' || text.charAt(0) == '\t');
        int colon = folded ? -1 : colon(text);
        if (stray != null) {
            if (colon < 0) {
                return Verdict.BODY_BEFORE;
            }
            append(stray);
            stray = null;
        }
        first = false;
        if (folded) {
            append(text.strip());
        } else if (colon > 0) {
            flush();
            name = text.substring(0, colon).stripTrailing();
            value = new StringBuilder(text.substring(colon + 1).strip());
        } else if (name == null || text.startsWith("--")) {
            strayStart = line.start();
            return Verdict.BODY_BEFORE;
        } else {
            stray = text;
            strayStart = line.start();
        }
        return Verdict.MORE;
    }

    /** Mail from a queue in batches has the commands in front that would send it (batch SMTP). */
    private boolean isQueueLine(String text) {
        return queued && QUEUE.stream().anyMatch(text::startsWith);
    }

    private Verdict end() {
        if (stray != null) {
            append(stray);
            stray = null;
        }
        return Verdict.END;
    }

    /** Where the body begins after {@link Verdict#BODY_BEFORE}. */
    long bodyStart(LineReader line) {
        return stray == null ? line.start() : strayStart;
    }

    MailHeaders headers() {
        flush();
        return headers;
    }

    boolean limited() {
        return limited;
    }

    private static int colon(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon > 120) {
            return -1;
        }
        return NAME.matcher(text.substring(0, colon).stripTrailing()).matches() ? colon : -1;
    }

    private void append(String more) {
        if (value.length() + more.length() < limits.fieldBytes()) {
            value.append(' ').append(more);
        } else {
            limited = true;
        }
    }

    private void flush() {
        if (name != null) {
            if (headers.size() < limits.fields()) {
                headers.add(name, value.toString());
            } else {
                limited = true;
            }
            name = null;
        }
    }
}
