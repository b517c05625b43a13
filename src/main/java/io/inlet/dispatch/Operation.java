package io.inlet.dispatch;

/** What a target is to be told. */
public enum Operation {
    /** A ticket was opened; its first article comes with it. */
    CREATE,
    /** A further article. */
    APPEND,
    /** Files of an article that came after it. */
    FILES,
    /** The ticket is resolved here, by the article. */
    RESOLVE,
    /** The article is said to the customer; only reply targets are told that. */
    REPLY
}
