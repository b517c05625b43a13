package io.inlet.channel.phone;

import io.inlet.message.MalformedMessageException;
import io.inlet.message.RawMessage;

/** How one provider tells of calls. Pure and thread-safe. */
public interface CallForm {
    /** The provider's word in settings and paths. */
    String provider();

    /**
     * Reads one event. Unknown events and fields are tolerated.
     *
     * @throws MalformedMessageException when it names no call, or is not of this form
     */
    CallEvent read(RawMessage raw) throws MalformedMessageException;
}
