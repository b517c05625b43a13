package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What an adapter wants next: something to send, or the end of this attempt with what it means. */
public sealed interface Call {
    /**
     * A request to the target.
     *
     * @param path below the target's url: segments of unreserved characters, each after a slash; empty for the url itself
     * @param query parameters as they are meant; the transport encodes them
     * @param headers sent to the letter
     * @param step the adapter's own mark of where it stands, given back to it with the answer; null where it needs none
     * @param description for logs and pages; holds no secrets and nothing of the message
     */
    record Send(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            Body body,
            Object step,
            String description)
            implements Call {
        public Send {
            if (!path.matches("(/[A-Za-z0-9._~-]+)*")) {
                throw new IllegalArgumentException(
                        "the path of a call is segments of letters, digits and ._~-, each after a slash");
            }
            query = Collections.unmodifiableMap(new TreeMap<>(query));
            headers = Map.copyOf(headers);
            Objects.requireNonNull(body, "body");
        }

        /** A call of an adapter that sends one thing and is done. */
        public Send(String method, String path, Map<String, String> headers, byte[] body, String description) {
            this(method, path, Map.of(), headers, Body.of(body), null, description);
        }

        /** Headers hold secrets, so they are not shown. */
        @Override
        public String toString() {
            return description;
        }
    }

    /**
     * The target has it. Key and url are what it calls the ticket; null when it told none.
     *
     * @param remark what an operator should know all the same; null mostly
     */
    record Done(String externalKey, String url, Reason remark) implements Call {
        public Done(String externalKey, String url) {
            this(externalKey, url, null);
        }
    }

    /** The target has it, but it keeps things so that nothing more may be told it until a person has looked. */
    record DoneThenPause(String externalKey, String url, Reason why) implements Call {}

    /** Certainly not done. {@code after} null: as the retry policy says. */
    record RetryLater(Duration after, boolean counted, Reason why) implements Call {}

    /** Perhaps done. {@code after} null: as the retry policy says. */
    record Unknown(Duration after, Reason why) implements Call {}

    /** Refused for good. {@code excerpt}: the beginning of the answer, secrets removed. */
    record Park(Reason why, String excerpt) implements Call {}

    /** Nothing can be delivered to this target until a person has looked; the delivery waits uncounted. */
    record PauseTarget(Reason why) implements Call {}
}
