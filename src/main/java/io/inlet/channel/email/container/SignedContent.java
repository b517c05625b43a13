package io.inlet.channel.email.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What an opaque S/MIME signature is wrapped around (RFC 5652, 5.1; RFC 8551, 3.5.2), streamed; written at once or in pieces (BER). The
 * signature is not looked at: who trusts it must verify the mail as it came.
 */
final class SignedContent extends InputStream {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_ID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int PIECES = 0x24;
    private static final int TAGGED = 0xA0;
    private static final int DEEPEST = 10;
    private static final long UNTOLD = -1;
    /** 1.2.840.113549.1.7: signed data is its 2, enveloped data its 3. */
    private static final byte[] PKCS7 = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07};

    /** What such a file is. */
    enum Kind {
        SIGNED,
        ENVELOPED,
        OTHER
    }

    private final InputStream in;
    private long rest;
    private boolean pieces;

    private SignedContent(InputStream in) {
        this.in = in;
    }

    static Kind kind(InputStream in) throws IOException {
        try {
            return new SignedContent(in).kind();
        } catch (EOFException broken) {
            return Kind.OTHER;
        }
    }

    /** The content; empty where there is none. */
    static InputStream open(InputStream in) throws IOException {
        SignedContent content = new SignedContent(in);
        try {
            content.begin();
        } catch (EOFException broken) {
            content.rest = 0;
            content.pieces = false;
        }
        return content;
    }

    private Kind kind() throws IOException {
        enter(SEQUENCE);
        byte[] id = value(OBJECT_ID);
        boolean known = id.length == PKCS7.length + 1 && Arrays.equals(id, 0, PKCS7.length, PKCS7, 0, PKCS7.length);
        int number = known ? id[PKCS7.length] : 0;
        return number == 2 ? Kind.SIGNED : number == 3 ? Kind.ENVELOPED : Kind.OTHER;
    }

    private void begin() throws IOException {
        if (kind() != Kind.SIGNED) {
            return;
        }
        enter(TAGGED);
        enter(SEQUENCE);
        value(INTEGER);
        int tag = tag();
        if (tag != SET) {
            throw new EOFException("no algorithms");
        }
        skip(length(), 0);
        enter(SEQUENCE);
        value(OBJECT_ID);
        enter(TAGGED);
        tag = tag();
        if (tag == OCTETS) {
            rest = length();
        } else if (tag == PIECES) {
            length();
            pieces = true;
        }
    }

    private void enter(int wanted) throws IOException {
        if (tag() != wanted) {
            throw new EOFException("no signed content");
        }
        length();
    }

    private byte[] value(int wanted) throws IOException {
        int tag = tag();
        long length = length();
        if (tag != wanted || length < 0 || length > 100) {
            throw new EOFException("no signed content");
        }
        return in.readNBytes((int) length);
    }

    private int tag() throws IOException {
        int tag = in.read();
        if (tag < 0) {
            throw new EOFException("the file breaks off");
        }
        return tag;
    }

    private long length() throws IOException {
        int first = tag();
        if (first < 0x80) {
            return first;
        }
        if (first == 0x80) {
            return UNTOLD;
        }
        if (first > 0x86) {
            throw new EOFException("a length of more than six bytes");
        }
        long length = 0;
        for (int count = first & 0x7F; count > 0; count--) {
            length = length << 8 | tag();
        }
        return length;
    }

    private void skip(long length, int depth) throws IOException {
        if (length != UNTOLD) {
            in.skipNBytes(length);
            return;
        }
        for (int tag = tag(); tag != 0; tag = tag()) {
            if (depth > DEEPEST) {
                throw new EOFException("nested too deep");
            }
            skip(length(), depth + 1);
        }
        length();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (rest <= 0 && !nextPiece()) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, rest));
        rest = count < 0 ? 0 : rest - count;
        pieces &= count >= 0;
        return count;
    }

    private boolean nextPiece() throws IOException {
        while (pieces && rest <= 0) {
            try {
                int tag = tag();
                long length = length();
                pieces = tag == OCTETS || tag == PIECES;
                rest = tag == OCTETS ? length : 0;
            } catch (EOFException broken) {
                pieces = false;
            }
        }
        return rest > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
