package io.inlet.ticket;

import io.inlet.message.Attachment;
import java.util.UUID;

/**
 * An attachment as the store knows it; its bytes are fetched by id. {@code content} of a message's attachment stays behind.
 *
 * @param size in bytes; -1 while nobody knows it
 * @param reason why it was refused, as {@link io.inlet.message.Reason#toString} writes it; else null
 * @param late its bytes were fetched after its message was stored, or are still to be fetched: targets are told of it by
 *     {@code FILES}, whether or not it was there already when they were told of its article
 */
public record StoredAttachment(
        UUID id,
        String name,
        String mediaType,
        long size,
        String sha256,
        String contentId,
        boolean inline,
        Attachment.State state,
        String reason,
        boolean late) {}
