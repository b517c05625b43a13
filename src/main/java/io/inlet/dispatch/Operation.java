package io.inlet.dispatch;

/** What a target is to be told. */
public enum Operation {
    /** A ticket was opened; its first article comes with it. */
    CREATE,
    /** A further article. */
    APPEND
}
