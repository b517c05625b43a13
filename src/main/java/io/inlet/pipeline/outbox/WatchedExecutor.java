package io.inlet.pipeline.outbox;

import io.inlet.dispatch.PrivateAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Stands between the connect and the first byte of a request: refuses addresses that the target must not have, whatever its name was
 * resolved to this time, and remembers that from here on something may have been sent.
 */
final class WatchedExecutor extends HttpRequestExecutor {
    private static final String BEGUN = "inlet.begun";

    private final boolean allowPrivate;

    WatchedExecutor(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** Whether a byte of the request may have left. */
    static boolean begun(HttpContext context) {
        return context.getAttribute(BEGUN) != null;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback informed,
            HttpContext context)
            throws IOException, HttpException {
        boolean inside = !(connection.getRemoteAddress() instanceof InetSocketAddress remote)
                || PrivateAddress.is(remote.getAddress());
        if (inside && !allowPrivate) {
            throw new IOException(TargetClient.LEADS_INSIDE);
        }
        if (!request.getMethod().equals("CONNECT")) { // what a proxy is asked for first is nothing of the request
            context.setAttribute(BEGUN, Boolean.TRUE);
        }
        return super.execute(request, connection, informed, context);
    }
}
