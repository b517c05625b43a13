package io.inlet.pipeline;

import io.inlet.message.Header;
import java.util.List;

/** What the door writes back; a fixed length, never chunked. */
public record DoorAnswer(int status, String mediaType, List<Header> headers, byte[] body) {
    public DoorAnswer {
        headers = List.copyOf(headers);
    }
}
