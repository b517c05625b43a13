package io.inlet.dispatch.rt;

import io.inlet.dispatch.DeliveryState;
import io.inlet.ticket.Ticket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a custom field can show of a ticket; in config/targets.yaml in lower case. */
public enum TicketFact {
    NUMBER(state -> state.ticket().number().text()),
    LINK(state -> state.link("/console/tickets/" + state.ticket().number().text())),
    BRAND(of(Ticket::brand)),
    CHANNEL(of(Ticket::channel)),
    INBOX(of(Ticket::inbox)),
    KIND(of(Ticket::kind)),
    CATEGORY(of(Ticket::category)),
    GROUP(of(Ticket::group)),
    ORGANISATION(of(Ticket::organisation)),
    LANGUAGE(of(Ticket::language)),
    IMPACT(of(Ticket::impact)),
    URGENCY(of(Ticket::urgency)),
    PRIORITY(state ->
            state.ticket().priority() == null ? null : state.ticket().priority().name()),
    TAGS(state -> String.join(", ", state.ticket().tags())),
    RESPOND_BY(of(Ticket::respondBy)),
    RESOLVE_BY(of(Ticket::resolveBy)),
    PHONE(state ->
            state.article().sender() == null ? null : state.article().sender().phone());

    private final Function<DeliveryState, String> value;

    TicketFact(Function<DeliveryState, String> value) {
        this.value = value;
    }

    private static Function<DeliveryState, String> of(Function<Ticket, Object> part) {
        return state -> {
            Object value = part.apply(state.ticket());
            return value instanceof Enum<?> word
                    ? word.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    : value == null ? null : value.toString();
        };
    }

    /** Its value; empty where the ticket has none. */
    Optional<String> of(DeliveryState state) {
        return Optional.ofNullable(value.apply(state)).filter(text -> !text.isBlank());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(TicketFact::word).toList();
    }

    static TicketFact ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
