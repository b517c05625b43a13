package io.inlet.channel.web;

/** Bounds that hold for every form, whatever it allows; they keep hostile posts small, not honest ones. */
final class Limits {
    /** Values in one post, files not counted. */
    static final int FIELDS = 100;
    /** Bytes of one value. */
    static final int VALUE = 256 * 1024;
    /** Bytes of a post that is not multipart. */
    static final int PLAIN_BODY = 1024 * 1024;
    /** Characters of a field's name. */
    static final int NAME = 100;
    /** Parts of a multipart post. */
    static final int PARTS = 200;

    private Limits() {}
}
