package io.inlet.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What came back from one call to a target. */
public sealed interface Answer {
    /**
     * The target answered.
     *
     * @param headers the few that adapters read, by lower-case name
     * @param body at most the transport's limit; what was longer is cut
     */
    record Received(int status, Map<String, String> headers, byte[] body) implements Answer {
        public Received {
            Map<String, String> lower = new TreeMap<>();
            headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
            headers = Map.copyOf(lower);
            Objects.requireNonNull(body, "body");
        }

        /** The body as text; malformed bytes become replacement characters. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * No answer.
     *
     * @param sent false: certainly not a byte of the request left (unknown host, refused, TLS handshake); true: perhaps it arrived
     * @param detail what went wrong, for operators; holds no secrets
     */
    record Lost(boolean sent, String detail) implements Answer {}
}
