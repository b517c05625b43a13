package io.inlet.dispatch;

import io.inlet.message.Reason;
import java.time.Duration;

/**
 * What an HTTP status means for a delivery (RFC 9110, 15; Standard Webhooks 1.0.0), the same for every target that speaks HTTP. A 2xx is
 * not judged here: what success means is the adapter's knowledge.
 */
public final class StatusRules {
    /** When a target says "too many" or "too early" without saying when. */
    private static final Duration ASKED_TO_WAIT = Duration.ofMinutes(1);

    private StatusRules() {}

    public static boolean success(Answer.Received answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    public static Call meaning(DeliveryState state, Answer.Received answer) {
        String status = Integer.toString(answer.status());
        Duration asked = RetryAfter.of(answer, state.now());
        return switch (answer.status()) {
            case 401, 403, 407 -> new Call.PauseTarget(Reason.of("target-refused-authentication", status));
            case 410 -> new Call.PauseTarget(Reason.of("target-gone", status));
            case 425, 429 ->
                new Call.RetryLater(
                        asked == null ? ASKED_TO_WAIT : asked, false, Reason.of("target-asked-to-wait", status));
            case 408 -> new Call.Unknown(asked, Reason.of("target-error", status));
            default -> other(state, answer, status, asked);
        };
    }

    private static Call other(DeliveryState state, Answer.Received answer, String status, Duration asked) {
        if (answer.status() >= 300 && answer.status() < 400) {
            return new Call.Park(
                    Reason.of("target-redirected", status),
                    Excerpt.of(answer, state.target().secret()));
        }
        if (answer.status() >= 400 && answer.status() < 500) {
            return new Call.Park(
                    Reason.of("target-refused", status),
                    Excerpt.of(answer, state.target().secret()));
        }
        return new Call.Unknown(asked, Reason.of("target-error", status));
    }

    public static Call meaning(Answer.Lost lost) {
        return lost.sent()
                ? new Call.Unknown(null, Reason.of("target-answer-lost", lost.detail()))
                : new Call.RetryLater(null, true, Reason.of("target-unreachable", lost.detail()));
    }
}
