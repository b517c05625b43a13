package io.inlet.ticket;

import io.inlet.message.Automation;
import io.inlet.message.Automation.Bounce;
import io.inlet.message.InboundMessage;
import io.inlet.message.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What staff should know of a message beside its text, in whatever ticket it ends up: who passed it on, whom our mail did not reach and
 * why. The ticket's history says it, and so does what desks are told.
 */
public final class Remarks {
    /** Field with the address of staff that forwarded a customer's mail. */
    public static final String FORWARDED_BY = "forwarded-by";
    /** The same, where nothing proves that it was staff. */
    public static final String FORWARD_UNPROVEN = "forward-unproven";

    /** Of the recipients of a letter to many, these will do; the article has all. */
    private static final int MOST_BOUNCES = 10;

    private Remarks() {}

    public static List<Reason> of(InboundMessage message) {
        return of(message.channel(), message.fields(), message.automation());
    }

    public static List<Reason> of(Article article) {
        return of(article.channel(), article.fields(), article.automation());
    }

    /** Whether the reason of a delivery, as its port gives it, tells that what was sent came back. */
    static boolean cameBack(String reason) {
        return reason != null
                && reason.startsWith("bounce-")
                && (!reason.startsWith("bounce-is-") || reason.startsWith("bounce-is-failed"));
    }

    /** Fields of other channels are their senders' own words. */
    private static List<Reason> of(String channel, Map<String, String> fields, Automation automation) {
        if (!channel.equals("email")) {
            return List.of();
        }
        List<Reason> remarks = new ArrayList<>();
        if (fields.containsKey(FORWARDED_BY)) {
            remarks.add(Reason.of("forwarded-by-staff", fields.get(FORWARDED_BY)));
        } else if (fields.containsKey(FORWARD_UNPROVEN)) {
            remarks.add(Reason.of("forward-unproven", fields.get(FORWARD_UNPROVEN)));
        }
        automation.bounces().stream().limit(MOST_BOUNCES).map(Bounce::told).forEach(remarks::add);
        return remarks;
    }
}
