package io.inlet.channel.email;

import io.inlet.channel.email.Addresses.Address;
import io.inlet.channel.email.mime.EncodedWords;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.message.Recipient;
import io.inlet.text.EmailAddresses;
import java.util.ArrayList;
import java.util.List;

/** Who wrote to whom about what, as the header says it. The sender's parts may be null. */
record Envelope(Address sender, List<Recipient> recipients, String subject) {
    private static final Address NOBODY = new Address(null, null);

    static Envelope read(MailHeaders headers, String hint) {
        List<Recipient> recipients = new ArrayList<>();
        add(recipients, "to", headers.all("To"), hint);
        add(recipients, "cc", headers.all("Cc"), hint);
        add(recipients, "reply-to", headers.all("Reply-To"), hint);
        return new Envelope(sender(headers, hint), recipients, EncodedWords.decode(headers.first("Subject"), hint));
    }

    /** The first of From; without one Sender, Reply-To, Return-Path (RFC 5322, 3.6.2). */
    private static Address sender(MailHeaders headers, String hint) {
        for (String field : List.of("From", "Sender", "Reply-To", "Return-Path")) {
            for (String value : headers.all(field)) {
                for (Address address : Addresses.parse(value, hint)) {
                    if (EmailAddresses.isPlausible(address.email())) {
                        return address;
                    }
                }
            }
        }
        List<Address> named = Addresses.parse(headers.first("From"), hint);
        return named.isEmpty() ? NOBODY : named.get(0);
    }

    private static void add(List<Recipient> recipients, String kind, List<String> values, String hint) {
        for (String value : values) {
            for (Address address : Addresses.parse(value, hint)) {
                if (EmailAddresses.isPlausible(address.email())) {
                    recipients.add(new Recipient(kind, address.name(), address.email()));
                }
            }
        }
    }
}
