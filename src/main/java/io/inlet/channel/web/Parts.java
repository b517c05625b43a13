package io.inlet.channel.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** The parts of a multipart body one after the other. A body that ends before its last boundary is an error, not an end. */
final class Parts implements AutoCloseable {
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(20)
            .setMaxHeaderLen(16 * 1024)
            .setMaxContentLen(-1)
            .build();

    private final InputStream in;
    private final MimeTokenStream tokens;
    private EntityState state;
    private int index = -1;
    private String disposition;
    private String contentType;

    Parts(InputStream in, String boundary) {
        this.in = in;
        this.tokens = new MimeTokenStream(CONFIG, new CutOff(), null, null);
        tokens.parseHeadless(in, "multipart/form-data; boundary=\"" + boundary.replace("\"", "") + "\"");
        // what is inside a part is a file's content, even if it looks like a mail or another multipart
        tokens.setRecursionMode(RecursionMode.M_FLAT);
        this.state = tokens.getState();
    }

    /** Goes to the next part's body; false at the end. */
    boolean next() throws IOException, MimeException {
        disposition = "";
        contentType = "";
        while (state != EntityState.T_END_OF_STREAM) {
            state = tokens.next();
            if (state == EntityState.T_FIELD) {
                field();
            } else if (state == EntityState.T_BODY) {
                index++;
                return true;
            }
        }
        return false;
    }

    private void field() {
        String name = tokens.getField().getName().toLowerCase(Locale.ROOT);
        if (name.equals("content-disposition")) {
            String raw = MultipartReader.text(tokens.getField().getRaw().toByteArray());
            disposition = raw.substring(raw.indexOf(':') + 1);
        } else if (name.equals("content-type")) {
            contentType = tokens.getField().getBody();
        }
    }

    /** The number of the present part, from 0. */
    int index() {
        return index;
    }

    String disposition() {
        return disposition;
    }

    String contentType() {
        return contentType == null ? "" : contentType;
    }

    /** The present part's bytes, a transfer encoding undone. */
    InputStream body() {
        return tokens.getDecodedInputStream();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Forgives everything but a body that was cut off. */
    private static final class CutOff extends DecodeMonitor {
        @Override
        public boolean warn(String error, String dropDesc) {
            return error.equals(Event.MIME_BODY_PREMATURE_END.toString());
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }
}
