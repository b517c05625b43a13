package io.inlet.pipeline;

import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.Trust;
import io.inlet.settings.InboxSettings;
import io.inlet.settings.Senders;
import io.inlet.settings.Settings;
import io.inlet.text.EmailAddresses;
import io.inlet.ticket.Remarks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When staff forwards a customer's mail, the customer is who asks. A From that nothing proves changes nobody's mind: whoever writes a
 * colleague's address into it could otherwise ask in anybody's name.
 */
public final class StaffForwards {
    private static final String FROM = "forwarded-from";
    private static final String NAME = "forwarded-name";

    private final Settings settings;

    public StaffForwards(Settings settings) {
        this.settings = settings;
    }

    /** The message with the customer as its sender, where staff passed it on; the same message otherwise. */
    InboundMessage settle(InboundMessage message) {
        String customer = message.fields().get(FROM);
        String colleague = EmailAddresses.canonical(message.sender().email());
        InboxSettings.Forwarding rule = settings.get(InboxSettings.STAFF_FORWARDS.of(message.inbox()));
        Senders staff = settings.find(InboxSettings.STAFF.of(message.inbox())).orElse(Senders.NONE);
        boolean passedOn = message.channel().equals("email")
                && rule != InboxSettings.Forwarding.OFF
                && message.automation().kind() == Automation.Kind.NONE
                && customer != null
                && staff.include(colleague)
                && !staff.include(customer);
        if (!passedOn) {
            return message;
        }
        boolean proven = message.trust().proves()
                || rule == InboxSettings.Forwarding.ALWAYS && !message.trust().contradicts();
        return proven
                ? with(
                        message,
                        Party.ofEmail(message.fields().get(NAME), customer),
                        Trust.NONE,
                        Remarks.FORWARDED_BY,
                        colleague)
                : with(message, message.sender(), message.trust(), Remarks.FORWARD_UNPROVEN, colleague);
    }

    /** Staff's own wish where to be answered is not the customer's. */
    private static InboundMessage with(
            InboundMessage message, Party sender, Trust trust, String field, String colleague) {
        Map<String, String> fields = new LinkedHashMap<>(message.fields());
        fields.put(field, colleague);
        boolean same = sender.equals(message.sender());
        return new InboundMessage(
                message.messageKey(),
                message.externalId(),
                message.channel(),
                message.inbox(),
                sender,
                message.recipients().stream()
                        .filter(recipient -> same || !recipient.kind().equals("reply-to"))
                        .toList(),
                message.subject(),
                message.text(),
                message.newText(),
                message.html(),
                message.language(),
                message.attachments(),
                message.thread(),
                message.automation(),
                trust,
                message.sentAt(),
                message.receivedAt(),
                fields);
    }
}
