package io.inlet.ticket;

import io.inlet.message.Attachment;
import java.util.UUID;

/** An attachment as the store knows it; its bytes are fetched by id. {@code content} of a message's attachment stays behind. */
public record StoredAttachment(
        UUID id,
        String name,
        String mediaType,
        long size,
        String sha256,
        String contentId,
        boolean inline,
        Attachment.State state,
        String reason) {}
