package io.inlet.store;

import io.inlet.message.Automation;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Contact.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Contacts and what they are recognised by. Writers hold the locks on a message's identities. */
final class Contacts {
    private static final String LOOK = """
            select c.id, c.organisation, i.kind, i.value
            from contact_identity i
            join contact c on c.id = i.contact_id
            where i.brand = ? and (i.kind, i.value) in\s""";

    /** As {@link #LOOK}, with all that is known of each owner. */
    private static final String FIND = """
            select c.id, c.brand, c.name, c.organisation, i.kind, i.value, k.kind as known_kind, k.value as known_value
            from contact_identity i
            join contact c on c.id = i.contact_id
            join contact_identity k on k.contact_id = c.id
            where i.brand = ? and (i.kind, i.value) in\s""";

    private static final Bulk CONTACTS = Bulk.into(Bulk.Rank.CONTACTS, "contact", "id uuid, brand text, name text");
    private static final Bulk IDENTITIES = Bulk.into(
            Bulk.Rank.IDENTITIES,
            "contact_identity",
            "brand text, kind text, value text, contact_id uuid",
            "on conflict (value, kind, brand) do nothing");

    private Contacts() {}

    /** Whose an identity is. */
    record Owner(UUID contact, String organisation, Identity identity) {
        static Owner map(ResultSet row) throws SQLException {
            return new Owner(
                    Columns.uuid(row, "id"),
                    row.getString("organisation"),
                    new Identity(row.getString("kind"), row.getString("value")));
        }
    }

    /** What a message's sender is known by; nothing when that is nobody in particular. */
    static List<Identity> sought(InboundMessage message) {
        return message.automation().kind() == Automation.Kind.BOUNCE ? List.of() : Parties.identities(message);
    }

    /** Adds the look-up of identities to a script. */
    static Script.Answer<Owner> look(Script script, String brand, List<Identity> identities) {
        Marks marks = marks(identities);
        // a contact that is found here must not be erased before the ticket refers to it
        return script.query(Owner::map, LOOK + "(" + marks.text() + ") for key share of c", marks.after(brand));
    }

    /** Adds a new contact to a script, with what is proven of it. */
    static Owner create(Script script, String brand, InboundMessage message) {
        UUID id = Ids.next();
        List<Identity> identities = Parties.proven(message);
        script.add(CONTACTS, id, brand, message.sender().name());
        learn(script, brand, id, identities);
        return new Owner(id, null, identities.get(0));
    }

    /**
     * Whose a message is, of those that its identities name; a contact that is known by one of them learns the others that are proven.
     * Empty when none is known.
     */
    static Optional<Owner> learn(Script script, String brand, InboundMessage message, List<Owner> owners) {
        if (owners.isEmpty()) {
            return Optional.empty();
        }
        List<Identity> unknown = new ArrayList<>(Parties.proven(message));
        owners.forEach(known -> unknown.remove(known.identity()));
        Owner owner = surest(owners, Parties.identities(message));
        // nothing proven and the surest unknown: whoever types somebody's number must not lend that person an address
        if (!unknown.isEmpty() && message.trust().proves()) {
            learn(script, brand, owner.contact(), unknown);
        }
        return Optional.of(owner);
    }

    /** Adds identities to a contact; one that is somebody's already stays theirs. */
    private static void learn(Script script, String brand, UUID contact, List<Identity> identities) {
        identities.forEach(identity -> script.add(IDENTITIES, brand, identity.kind(), identity.value(), contact));
    }

    static Optional<Contact> find(Session session, String brand, Party sender) throws SQLException {
        List<Identity> identities = Parties.identities(sender);
        if (identities.isEmpty()) {
            return Optional.empty();
        }
        Marks marks = marks(identities);
        List<Known> known = session.query(Known::map, FIND + "(" + marks.text() + ")", marks.after(brand));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Owner owner = surest(known.stream().map(Known::owner).toList(), identities);
        return known.stream()
                .filter(each -> each.owner().equals(owner))
                .map(Known::contact)
                .reduce(Contacts::joined);
    }

    /** A contact with one of its identities, and by which one it was found. */
    private record Known(Owner owner, Contact contact) {
        static Known map(ResultSet row) throws SQLException {
            Identity identity = new Identity(row.getString("known_kind"), row.getString("known_value"));
            Owner owner = Owner.map(row);
            return new Known(
                    owner,
                    new Contact(
                            owner.contact(),
                            row.getString("brand"),
                            row.getString("name"),
                            owner.organisation(),
                            List.of(identity)));
        }
    }

    private static Contact joined(Contact one, Contact other) {
        List<Identity> identities = Stream.of(one, other)
                .flatMap(contact -> contact.identities().stream())
                .sorted(Comparator.comparing(Identity::kind).thenComparing(Identity::value))
                .toList();
        return new Contact(one.id(), one.brand(), one.name(), one.organisation(), identities);
    }

    private static Marks marks(List<Identity> identities) {
        return Marks.ofPairs(identities.stream()
                .map(identity -> List.of(identity.kind(), identity.value()))
                .toList());
    }

    /** Whom the surest of the identities names. */
    private static Owner surest(List<Owner> owners, List<Identity> identities) {
        return Collections.min(owners, Comparator.comparingInt(owner -> identities.indexOf(owner.identity())));
    }

    static Optional<Contact> load(Session session, UUID id) throws SQLException {
        List<Identity> identities = session.query(
                row -> new Identity(row.getString("kind"), row.getString("value")),
                "select kind, value from contact_identity where contact_id = ? order by kind, value",
                id);
        return session.first(
                row -> new Contact(
                        id, row.getString("brand"), row.getString("name"), row.getString("organisation"), identities),
                "select brand, name, organisation from contact where id = ?",
                id);
    }
}
