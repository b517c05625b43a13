package io.inlet.dispatch;

/** What a kind of target is told in config/targets.yaml beyond what all of them have. */
public interface TargetOptions {
    /** Of a kind that has none. */
    TargetOptions NONE = new TargetOptions() {};

    /** How much of an answer is read, in bytes; what is longer is cut. */
    default int answerLimit() {
        return 64 * 1024;
    }
}
