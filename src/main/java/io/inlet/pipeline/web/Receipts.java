package io.inlet.pipeline.web;

import io.inlet.channel.web.Form;
import io.inlet.channel.web.Forms;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.door.Problems;
import io.inlet.ticket.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * {@code GET /in/receipts/{id}}: what became of a post. {@code pending} while nobody knows, {@code opened} with the number of the ticket
 * that it opened, else {@code received}: whether it went to an existing ticket is not told.
 */
public final class Receipts {
    private final ReceiptIds ids;
    private final Function<UUID, Optional<List<Outcome>>> outcomes;
    private final Forms forms;
    private final FormView view;

    Receipts(ReceiptIds ids, Function<UUID, Optional<List<Outcome>>> outcomes, Forms forms, FormView view) {
        this.ids = ids;
        this.outcomes = outcomes;
        this.forms = forms;
        this.view = view;
    }

    public DoorAnswer receipt(DoorRequest request) {
        String id = request.parameters().get("id");
        Optional<UUID> row = ids.row(id);
        if (row.isEmpty()) {
            return Problems.of(404, "unknown-receipt", request.language());
        }
        Optional<Form> form = forms.find(Viewer.first(request, "form", ""));
        boolean page = form.isPresent() && Viewer.of(request, form.get()).html();
        Optional<List<Outcome>> known = known(row.get(), page);
        String ticket = FormAnswers.openedTicket(known.orElse(null));
        if (page) {
            return view.thanks(200, form.get(), Viewer.of(request, form.get()), ticket, List.of());
        }
        if (ticket != null) {
            return FormAnswers.json(200, null, "receipt", id, "state", "opened", "ticket", ticket);
        }
        return FormAnswers.json(200, null, "receipt", id, "state", known.isPresent() ? "received" : "pending");
    }

    /** Whoever has a receipt is thanked, also while the store is away: a browser comes here right from its post. */
    private Optional<List<Outcome>> known(UUID row, boolean page) {
        try {
            return outcomes.apply(row);
        } catch (StoreUnavailableException away) {
            if (page) {
                return Optional.empty();
            }
            throw away;
        }
    }
}
