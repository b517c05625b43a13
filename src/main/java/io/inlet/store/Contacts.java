package io.inlet.store;

import io.inlet.message.Automation;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.Trust;
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

/** Contacts and what they are recognised by. Writers hold the locks on a message's identities. */
final class Contacts {
    private static final String LOOK = """
            select c.id, c.organisation, i.kind, i.value
            from contact_identity i
            join contact c on c.id = i.contact_id
            where i.value = any(?) and i.brand = ? and i.kind || ':' || i.value = any(?)""";

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

    /** Adds the look-up of a sender to a script. Null when the sender is nobody in particular. */
    static Script.Answer<Owner> look(Script script, String brand, InboundMessage message) {
        List<Identity> identities = Parties.identities(message);
        if (identities.isEmpty() || message.automation().kind() == Automation.Kind.BOUNCE) {
            return null;
        }
        // a contact that is found here must not be erased before the ticket refers to it
        return script.query(
                Owner::map, LOOK + " for key share of c", values(identities), brand, Parties.texts(identities));
    }

    /** Adds a new contact to a script, with what is proven of it. */
    static Owner create(Script script, String brand, InboundMessage message) {
        UUID id = Ids.next();
        List<Identity> identities = Parties.proven(message);
        script.update(
                "insert into contact (id, brand, name) values (?, ?, ?)",
                id,
                brand,
                message.sender().name());
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
        if (!unknown.isEmpty() && !message.trust().level().equals(Trust.NONE.level())) {
            learn(script, brand, owner.contact(), unknown);
        }
        return Optional.of(owner);
    }

    /** Adds identities to a contact; one that is somebody's already stays theirs. */
    private static void learn(Script script, String brand, UUID contact, List<Identity> identities) {
        script.update("""
                insert into contact_identity (brand, kind, value, contact_id)
                select ?, kind, value, cast(? as uuid)
                from unnest(cast(? as text[]), cast(? as text[])) as given (kind, value)
                on conflict (value, kind, brand) do nothing""", brand, contact, kinds(identities), values(identities));
    }

    static Optional<Contact> find(Session session, String brand, Party sender) throws SQLException {
        List<Identity> identities = Parties.identities(sender);
        if (identities.isEmpty()) {
            return Optional.empty();
        }
        List<Owner> owners = session.query(Owner::map, LOOK, values(identities), brand, Parties.texts(identities));
        return owners.isEmpty()
                ? Optional.empty()
                : load(session, surest(owners, identities).contact());
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

    private static List<String> kinds(List<Identity> identities) {
        return identities.stream().map(Identity::kind).toList();
    }

    private static List<String> values(List<Identity> identities) {
        return identities.stream().map(Identity::value).toList();
    }
}
