package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.ticket.Callers;
import java.util.List;

/** Who calls, by the number: for voice menus and for what an agent's screen shows when the telephone rings. */
final class CallersApi {
    private final Callers callers;

    CallersApi(Callers callers) {
        this.callers = callers;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/api/v1/callers/:phone", Access.api(Role.VIEWER), this::show));
    }

    private Answer show(Call call) {
        return callers.find(call.parameter("phone"), call.asked("brand").orElse(null))
                .map(caller -> Json.answer(
                        call,
                        new Fields()
                                .with("phone", caller.phone())
                                .with("brand", caller.contact().brand())
                                .with("contact", TicketJson.contact(caller.contact()))
                                .with("lastContactAt", caller.lastContactAt().toString())
                                .with(
                                        "openTickets",
                                        caller.open().stream()
                                                .map(TicketJson::summary)
                                                .toList())
                                .map()))
                .orElseGet(() -> Problems.of(call.locale(), 404, "wrong.caller"));
    }
}
