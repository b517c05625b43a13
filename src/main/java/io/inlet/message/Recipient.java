package io.inlet.message;

/**
 * An addressee of a message.
 *
 * @param kind to, cc or reply-to
 */
public record Recipient(String kind, String name, String email) {}
