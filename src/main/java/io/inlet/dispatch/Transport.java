package io.inlet.dispatch;

/** Carries one call to a target. Never throws for what the network does: that is an {@link Answer.Lost}. Thread-safe. */
public interface Transport {
    Answer send(Call.Send call, TargetConfig target);
}
