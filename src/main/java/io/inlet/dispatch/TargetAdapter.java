package io.inlet.dispatch;

/**
 * The knowledge of one kind of target. Pure: no clock, no network, no state of its own, so that the same state and answer always give the
 * same call.
 */
public interface TargetAdapter {
    /** The word of {@code type} in config/targets.yaml. */
    String type();

    /** What to send next, or what the last answer means; {@code last} is null at the beginning of an attempt. */
    Call next(DeliveryState state, Answer last);
}
