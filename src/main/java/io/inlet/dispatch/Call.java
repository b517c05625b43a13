package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** What an adapter wants next: something to send, or the end of this attempt with what it means. */
public sealed interface Call {
    /**
     * A request to the target.
     *
     * @param path below the target's url: segments of unreserved characters, each after a slash; empty for the url itself
     * @param headers sent to the letter
     * @param description for logs and pages; holds no secrets and nothing of the message
     */
    record Send(String method, String path, Map<String, String> headers, byte[] body, String description)
            implements Call {
        public Send {
            if (!path.matches("(/[A-Za-z0-9._~-]+)*")) {
                throw new IllegalArgumentException(
                        "the path of a call is segments of letters, digits and ._~-, each after a slash");
            }
            headers = Map.copyOf(headers);
            Objects.requireNonNull(body, "body");
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

    /** Certainly not done. {@code after} null: as the retry policy says. */
    record RetryLater(Duration after, boolean counted, Reason why) implements Call {}

    /** Perhaps done. {@code after} null: as the retry policy says. */
    record Unknown(Duration after, Reason why) implements Call {}

    /** Refused for good. {@code excerpt}: the beginning of the answer, secrets removed. */
    record Park(Reason why, String excerpt) implements Call {}

    /** Nothing can be delivered to this target until a person has looked; the delivery waits uncounted. */
    record PauseTarget(Reason why) implements Call {}
}
