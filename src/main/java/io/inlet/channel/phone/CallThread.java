package io.inlet.channel.phone;

import io.inlet.message.Bearing;
import io.inlet.message.ThreadHint;
import io.inlet.settings.PhoneSettings.Answered;
import java.util.Optional;

/**
 * What a call may do to tickets. A missed call opens a call-back ticket, once per caller and window: its conversation is the caller's
 * number. A call to that number that was answered resolves it. An answered incoming call joins the caller's open ticket. What is told of a
 * call that is known already goes to its ticket.
 */
final class CallThread {
    private CallThread() {}

    /** Empty when the call leaves no trace. */
    static Optional<ThreadHint> of(CallStory story, CallNumber customer, Answered answered) {
        return story.isOutgoing() ? outgoing(story, customer) : incoming(story, customer, answered);
    }

    private static Optional<ThreadHint> outgoing(CallStory story, CallNumber customer) {
        return switch (story.ending()) {
            case ANSWERED -> Optional.of(hint(story, customer.number(), Bearing.RESOLVES, false));
            case NOTHING, RECORDED, ENDED -> onlyKnown(story);
            case MISSED, VOICEMAIL, FORWARDED, UNFINISHED ->
                Optional.of(hint(story, customer.number(), Bearing.APPENDS, false));
        };
    }

    private static Optional<ThreadHint> incoming(CallStory story, CallNumber customer, Answered answered) {
        boolean silent = answered == Answered.IGNORE;
        return switch (story.ending()) {
            case MISSED, VOICEMAIL -> Optional.of(hint(story, customer.number(), Bearing.OPENS, false));
            case UNFINISHED -> Optional.of(hint(story, customer.number(), Bearing.BEGINS, false));
            case ANSWERED ->
                silent ? Optional.empty() : Optional.of(hint(story, null, bearing(answered, Bearing.OPENS), true));
            case ENDED, RECORDED -> {
                if (silent) {
                    yield Optional.empty();
                }
                // without a direction nobody knows whether it was a call that would open a ticket
                yield story.direction() == null
                        ? onlyKnown(story)
                        : Optional.of(hint(story, null, bearing(answered, Bearing.FOLLOWS), true));
            }
            case FORWARDED, NOTHING -> Optional.empty();
        };
    }

    private static Optional<ThreadHint> onlyKnown(CallStory story) {
        return story.ending() == CallStory.Ending.NOTHING
                ? Optional.empty()
                : Optional.of(hint(story, null, Bearing.APPENDS, false));
    }

    private static Bearing bearing(Answered answered, Bearing whenOpening) {
        return answered == Answered.APPEND ? Bearing.APPENDS : whenOpening;
    }

    private static ThreadHint hint(CallStory story, String chat, Bearing bearing, boolean withContact) {
        return ThreadHint.ofCall(story.call(), chat, bearing, withContact);
    }
}
