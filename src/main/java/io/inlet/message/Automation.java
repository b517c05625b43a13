package io.inlet.message;

import java.util.List;
import java.util.Locale;

/** Whether a machine wrote it (RFC 3834, 3464, 5965). Never dropped for that: stored, but never answered and never reopening. */
public record Automation(Kind kind, List<String> reasons, List<Bounce> bounces) {
    public static final Automation NONE = new Automation(Kind.NONE, List.of(), List.of());

    public Automation {
        reasons = List.copyOf(reasons);
        bounces = List.copyOf(bounces);
    }

    /** The kinds, in the words of the {@code parse} output: none, auto-reply, bounce, feedback, bulk. */
    public enum Kind {
        NONE,
        AUTO_REPLY,
        BOUNCE,
        FEEDBACK,
        BULK;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One recipient of a delivery status notification (RFC 3464).
     *
     * @param status such as 5.1.1 (RFC 3463)
     * @param action failed, delayed, delivered, relayed or expanded; what is delayed has not failed
     * @param diagnostic what the server said
     * @param reason a word such as user-unknown or mailbox-full; null where nothing failed
     * @param derived whether the status follows from the reason, for the mail quotes none
     */
    public record Bounce(
            String recipient, String status, String action, String diagnostic, String reason, boolean derived) {
        /** Whether the mail did not arrive, and is not tried any more. */
        public boolean failed() {
            return "failed".equals(action);
        }

        /** What it means, for whoever reads the ticket; texts stand with those of all reasons. */
        public Reason told() {
            String code = failed() && reason != null ? "bounce-" + reason : "bounce-is-" + action;
            return Reason.of(code, recipient == null ? "?" : recipient, status == null ? "–" : status);
        }
    }
}
