package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.LineReader;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import io.inlet.channel.email.mime.UuStream;
import java.io.IOException;

/** Takes a text apart in which files stand uuencoded: the text around them, and each file. */
final class UuBlocks {
    private static final int MOST = 200;

    private final Part text;
    private long shownFrom;
    private boolean anyShown;

    private UuBlocks(Part text) {
        this.text = text;
    }

    /** Gives the part its texts and files as children, if there is a file in it. */
    static void open(Part text, RawCursor cursor) throws IOException {
        new UuBlocks(text).read(new LineReader(cursor.open(text)));
    }

    private void read(LineReader lines) throws IOException {
        String name = null;
        long begin = 0;
        int content = 0;
        while (lines.next() && text.children().size() < MOST) {
            String line = lines.length() < 300 ? lines.text().stripTrailing() : "";
            if (UuStream.isBegin(line)) {
                name = line.substring(line.indexOf(' ', 6) + 1);
                begin = lines.start();
                content = 0;
            } else if (name != null && line.equals("end") && content > 0) {
                shown(begin);
                file(name, begin, lines.end());
                name = null;
            } else if (name != null && !line.isEmpty()) {
                boolean sound = UuStream.isContent(lines);
                content += sound ? 1 : 0;
                name = sound ? name : null;
            }
        }
        if (!text.children().isEmpty()) {
            shown(lines.end());
            text.open();
        }
    }

    private void shown(long end) {
        if (end > shownFrom) {
            MailHeaders headers = new MailHeaders();
            String type = text.headers().first("Content-Type");
            headers.add("Content-Type", type == null || anyShown ? "text/plain; charset=" + charset() : type);
            Part part = new Part(headers, text, text.inside(), shownFrom);
            part.endAt(end);
            anyShown = true;
        }
    }

    private String charset() {
        return text.charset() == null ? "us-ascii" : text.charset();
    }

    private void file(String name, long begin, long end) {
        String quoted = "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        MailHeaders headers = new MailHeaders();
        headers.add("Content-Type", "application/octet-stream");
        headers.add("Content-Disposition", "attachment; filename=" + quoted);
        headers.add("Content-Transfer-Encoding", "x-uuencode");
        Part file = new Part(headers, text, text.inside(), begin);
        file.endAt(end);
        shownFrom = end;
    }
}
