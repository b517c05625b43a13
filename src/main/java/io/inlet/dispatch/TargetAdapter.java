package io.inlet.dispatch;

/**
 * The knowledge of one kind of target. Pure: no clock, no network, no state of its own, so that the same state and answer always give the
 * same call.
 */
public interface TargetAdapter {
    /** The word of {@code type} in config/targets.yaml. */
    String type();

    /**
     * Whom a delivery is for, where the target limits how often each of many may be told: a word to wait is then about that recipient
     * alone. By default null: the target is one.
     */
    default String recipient(DeliveryState state) {
        return null;
    }

    /** What to send next, or what the last answer means; {@code last} is null at the beginning of an attempt. */
    Call next(DeliveryState state, Answer last);

    /**
     * What to ask a target before it is told anything, such as whether its queue is there, and what the answer means: a further question,
     * {@link Call.PauseTarget} naming what must be changed, {@link Call.Done} when all is well, anything else when that cannot be said now.
     * By default nothing is asked. Answers here must not depend on any delivery.
     *
     * @param asked the question that {@code last} answers; both null at the beginning
     */
    default Call probe(TargetConfig target, Call.Send asked, Answer last) {
        return new Call.Done(null, null);
    }
}
