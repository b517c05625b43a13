package io.inlet.message;

/** What a message may do to tickets beside being kept. */
public enum Bearing {
    /** The usual: joins its ticket and reopens it when that was resolved; opens one where there is none. */
    OPENS,
    /** The same, but ignored where its call is known already: a beginning that is told after the end. */
    BEGINS,
    /** Joins its ticket, never reopens it; opens one where there is none: a late event of a call. */
    FOLLOWS,
    /** Joins its ticket if that is open, and is ignored otherwise: a thumbs-up, a sticker, "ok" alone. */
    APPENDS,
    /** Joins its ticket and resolves it; ignored where there is none: a successful call back. */
    RESOLVES
}
