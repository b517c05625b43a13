package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A call's body on its way out: written straight to the socket, with its length told beforehand. */
final class CallEntity extends AbstractHttpEntity {
    private final Body body;

    CallEntity(Body body, String contentType) {
        super(contentType, null);
        this.body = body;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    /** Nobody asks for it: the client writes entities. */
    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a call's body is written, not read");
    }

    @Override
    public void close() {
        // holds nothing open between two writes
    }
}
