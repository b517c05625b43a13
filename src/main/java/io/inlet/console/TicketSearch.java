package io.inlet.console;

import io.inlet.settings.Texts;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.Tickets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a ticket search from the query of an address, with everything that is wrong with it at once. */
final class TicketSearch {
    private static final Set<String> KNOWN =
            Set.of("q", "brand", "channel", "inbox", "status", "priority", "email", "limit", "after", "lang");
    private static final int LONGEST = 300;
    private static final int MOST = 200;

    private final Call call;
    private final Texts texts;
    private final List<Problems.Wrong> wrong = new ArrayList<>();
    private final Tickets.Query query;

    TicketSearch(Call call, int pageSize) {
        this.call = call;
        this.texts = Texts.of("console", call.locale());
        call.query().forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                add(
                        name,
                        "parameter.unknown",
                        String.join(", ", KNOWN.stream().sorted().toList()));
            } else if (values.size() > 1) {
                add(name, "parameter.repeated");
            }
        });
        this.query = new Tickets.Query(
                text("q"),
                text("brand"),
                text("channel"),
                text("inbox"),
                choice("status", Status.values()),
                choice("priority", Priority.values()),
                text("email"),
                text("after"),
                count(pageSize));
    }

    Tickets.Query query() {
        return query;
    }

    /** Empty when the search can be made. */
    List<Problems.Wrong> wrong() {
        return List.copyOf(wrong);
    }

    private String text(String name) {
        String value = call.asked(name).orElse(null);
        if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            add(name, "parameter.long", LONGEST);
            return null;
        }
        return value;
    }

    private <E extends Enum<E>> E choice(String name, E[] values) {
        String value = call.asked(name).orElse(null);
        if (value == null) {
            return null;
        }
        Map<String, E> words = Arrays.stream(values).collect(Collectors.toMap(Json::word, each -> each));
        E chosen = words.get(value.toLowerCase(Locale.ROOT));
        if (chosen == null) {
            add(name, "parameter.choice", Arrays.stream(values).map(Json::word).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private int count(int initial) {
        String value = call.asked("limit").orElse(null);
        if (value == null) {
            return initial;
        }
        if (!value.matches("[0-9]{1,3}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST) {
            add("limit", "parameter.limit", MOST);
            return initial;
        }
        return Integer.parseInt(value);
    }

    private void add(String parameter, String key, Object... arguments) {
        wrong.add(new Problems.Wrong(parameter, texts.get(key, arguments)));
    }
}
