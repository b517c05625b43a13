package io.inlet.message;

import java.util.List;

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
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** One recipient of a delivery status notification (RFC 3464): status such as 5.1.1, action such as failed. */
    public record Bounce(String recipient, String status, String action, String diagnostic) {}
}
