package io.inlet.dispatch;

import io.inlet.message.Content;
import java.util.UUID;

/** The bytes of stored attachments, read only when a call writes them. */
@FunctionalInterface
public interface FileContents {
    /** Opening it throws an IOException where the attachment's bytes are not there (any more) or the store is away. */
    Content of(UUID attachment);
}
