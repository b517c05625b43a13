package io.inlet.channel.web;

import io.inlet.message.Content;

/**
 * A file that came with a post.
 *
 * @param field the input's name; several files may share it
 * @param name cleaned, never empty
 * @param size of the decoded content in bytes
 * @param sha256 of the decoded content, lower-case hexadecimal
 * @param content read anew from the raw bytes each time
 */
public record Upload(String field, String name, String mediaType, long size, String sha256, Content content) {}
