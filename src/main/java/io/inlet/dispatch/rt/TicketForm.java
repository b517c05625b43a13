package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Party;
import io.inlet.ticket.Contact;
import java.util.Optional;
import java.util.Set;

/** A new ticket as RT takes it ({@code POST /ticket}). */
final class TicketForm {
    private final DeliveryState state;
    private final RequestTrackerOptions options;

    TicketForm(DeliveryState state) {
        this.state = state;
        this.options = (RequestTrackerOptions) state.target().options();
    }

    JsonBody body() {
        ArticleFiles files = ArticleFiles.of(state, Set.of());
        JsonBody body = new JsonBody();
        ObjectNode root = body.root();
        root.put("Queue", options.queue());
        root.put("Subject", Marks.ticketSubject(state));
        requestor().ifPresent(email -> root.put("Requestor", email));
        root.put("Content", MessageText.opening(state, files));
        root.put("ContentType", "text/plain");
        Integer priority = state.ticket().priority() == null
                ? null
                : options.priorities().get(state.ticket().priority());
        if (priority != null) {
            root.put("Priority", priority);
        }
        ObjectNode fields = root.putObject("CustomFields");
        options.fields().forEach((name, fact) -> fact.of(state).ifPresent(value -> fields.put(name, value)));
        fields.put(options.externalIdField(), state.ticket().id().toString());
        files.sent().forEach(body::add);
        return body;
    }

    /** RT makes a user of any address, so only e-mail addresses are given to it; other senders stand in the text. */
    private Optional<String> requestor() {
        Party sender = state.article().sender();
        Optional<String> written = Optional.ofNullable(sender).map(Party::email);
        return written.or(this::known).filter(email -> email.matches("[^\\s,;<>\"()@]+@[^\\s,;<>\"()@]+"));
    }

    private Optional<String> known() {
        return Optional.ofNullable(state.contact()).flatMap(contact -> contact.identities().stream()
                .filter(identity -> identity.kind().equals("email"))
                .map(Contact.Identity::value)
                .findFirst());
    }
}
