package io.inlet.channel.email.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** The decoded bytes of a part, streamed (RFC 2045, 6). An encoding that the bytes plainly do not have is passed over. */
final class PartStream {
    private static final int LOOK = 512;

    private PartStream() {}

    /** @param in stands at the first byte of the part's body; is read as far as the part's last at most */
    static InputStream decode(InputStream in, Part part) throws IOException {
        InputStream body = new Range(in, part.end() - part.start());
        String encoding = part.encoding();
        if (encoding.isEmpty() || part.isMultipart() && !part.isMislabelled()) {
            return body;
        }
        if (encoding.startsWith("quoted") || encoding.equals("qp")) {
            return new QuotedPrintableInputStream(body, DecodeMonitor.SILENT);
        }
        if (encoding.startsWith("base64") || encoding.equals("b64")) {
            PushbackInputStream again = new PushbackInputStream(body, LOOK);
            byte[] look = again.readNBytes(LOOK);
            again.unread(look);
            boolean words = look.length < LOOK && part.mediaType().startsWith("text/") && isWords(look);
            return isBase64(look) && !words ? new Base64Stream(again) : again;
        }
        if (encoding.contains("uu")) {
            return uudecoded(body);
        }
        return body;
    }

    /** The next bytes of a stream, which is closed with them. */
    static InputStream range(InputStream in, long length) {
        return new Range(in, length);
    }

    /** As it is where no line begins a file. */
    private static InputStream uudecoded(InputStream body) throws IOException {
        PushbackInputStream again = new PushbackInputStream(body, LOOK);
        byte[] look = again.readNBytes(LOOK);
        again.unread(look);
        boolean begins = new String(look, StandardCharsets.ISO_8859_1).lines().anyMatch(UuStream::isBegin);
        return begins ? new UuStream(again) : again;
    }

    /** A few letters, such as "Thanks", that would be control characters if they were base64. */
    private static boolean isWords(byte[] whole) throws IOException {
        int digits = 0;
        for (byte one : whole) {
            digits += Base64Stream.isDigit(one) || one == '=' ? 1 : 0;
        }
        if (digits % 4 == 0) {
            return false;
        }
        for (byte one : Base64Stream.decode(whole)) {
            if (one >= 0 && one < ' ' && "\t\n\r\f\u001b".indexOf(one) < 0) {
                return true;
            }
        }
        return digits % 4 == 1;
    }

    /** Plain words in the place of base64 show by their spaces and marks. */
    private static boolean isBase64(byte[] look) {
        int strange = 0;
        for (byte one : look) {
            if (one == ' ' || one < 0 || one > 32 && !Base64Stream.isDigit(one) && one != '=') {
                strange++;
            }
        }
        return strange * 8 <= look.length;
    }

    /** A stretch of another stream, which is closed with it. */
    private static final class Range extends FilterInputStream {
        private long rest;

        Range(InputStream in, long length) {
            super(in);
            this.rest = length;
        }

        @Override
        public int read() throws IOException {
            if (rest <= 0) {
                return -1;
            }
            int one = super.read();
            rest = one < 0 ? 0 : rest - 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (rest <= 0) {
                return -1;
            }
            int count = super.read(into, offset, (int) Math.min(length, rest));
            rest = count < 0 ? 0 : rest - count;
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, rest));
            rest -= skipped;
            return skipped;
        }
    }
}
