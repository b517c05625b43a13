package io.inlet.channel;

import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.RawMessage;
import java.util.List;

/** Understands what one channel's senders send. Pure: no clock, no network, no database; thread-safe. */
public interface ChannelMapper {
    /** The channel's noun, such as {@code email}. */
    String channel();

    /**
     * Maps the rows of one group.
     *
     * @throws MalformedMessageException when the bytes are not what they claim to be
     */
    Mapped map(List<RawMessage> group) throws MalformedMessageException;
}
