package io.inlet.ticket;

import java.util.List;
import java.util.UUID;

/** One person of one brand with many identities. Shared numbers and withheld ones identify nobody. */
public record Contact(UUID id, String brand, String name, String organisation, List<Identity> identities) {
    /**
     * One way to recognise a person.
     *
     * @param kind email, phone, or a channel's own id space such as telegram
     * @param value canonical: e-mail in lower case, phone E.164
     */
    public record Identity(String kind, String value) {}
}
