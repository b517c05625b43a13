package io.inlet.store;

import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.Recipient;
import io.inlet.ticket.Contact.Identity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a party is recognised by, the surest first. */
final class Parties {
    static final String EMAIL = "email";
    static final String PHONE = "phone";

    private Parties() {}

    /** Those of a message's sender, its channel's own id included; none of a sender that is contradicted: it is somebody else's name. */
    static List<Identity> identities(InboundMessage message) {
        if (message.trust().contradicts()) {
            return List.of();
        }
        List<Identity> identities = new ArrayList<>(identities(message.sender()));
        if (isKnown(message.sender().id())) {
            identities.add(
                    0,
                    new Identity(message.channel(), Keys.stored(message.sender().id())));
        }
        return identities;
    }

    /** Those that mean the same in every channel. */
    static List<Identity> identities(Party party) {
        List<Identity> identities = new ArrayList<>();
        if (isKnown(party.email())) {
            identities.add(new Identity(EMAIL, email(party.email())));
        }
        if (isKnown(party.phone())) {
            identities.add(new Identity(PHONE, Keys.stored(party.phone())));
        }
        return identities;
    }

    /**
     * Those of a message's sender that may be learnt. Of somebody who proved nothing that is the surest alone, which stands for the
     * person: whoever types somebody's telephone number into a form must not be given that number.
     */
    static List<Identity> proven(InboundMessage message) {
        List<Identity> identities = identities(message);
        return message.trust().proves() ? identities : identities.subList(0, Math.min(1, identities.size()));
    }

    /**
     * Everybody a message names, as kind:value: they belong to its ticket from then on. Nobody does by what a machine wrote or by what is
     * contradicted: such messages may join a ticket whoever sent them.
     */
    static Set<String> all(InboundMessage message) {
        Automation.Kind kind = message.automation().kind();
        if (message.trust().contradicts() || kind != Automation.Kind.NONE && kind != Automation.Kind.BULK) {
            return Set.of();
        }
        Set<String> all = new LinkedHashSet<>(sender(message));
        for (Recipient recipient : message.recipients()) {
            if (isKnown(recipient.email())) {
                all.add(EMAIL + ":" + email(recipient.email()));
            }
        }
        return all;
    }

    static List<String> sender(InboundMessage message) {
        return texts(identities(message));
    }

    static List<String> texts(List<Identity> identities) {
        return identities.stream()
                .map(identity -> identity.kind() + ":" + identity.value())
                .toList();
    }

    static String email(String address) {
        return Keys.stored(address.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isKnown(String part) {
        return part != null && !part.isBlank();
    }
}
