package io.inlet.dispatch.rt;

import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.message.Reason;

/** RT gave no usable answer to one question. Perhaps it is away, perhaps only this one thing cannot be read. */
final class UnclearException extends NotToldException {
    private static final long serialVersionUID = 1;

    UnclearException(Reason why) {
        super(why);
    }
}
