package io.inlet.pipeline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.channel.web.FieldError;
import io.inlet.channel.web.Form;
import io.inlet.channel.web.Submission;
import io.inlet.message.Header;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.door.Problems;
import io.inlet.settings.Texts;
import io.inlet.ticket.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the sender of a post is told: the number of a ticket that this very post opened, and otherwise only that it was received. Whoever
 * types another person's address learns nothing about that person's tickets.
 */
final class FormAnswers {
    /** Stands in {@code errors} for the post as a whole; no field's name begins so. */
    private static final String WHOLE = "_request";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormView view;
    private final ReceiptIds receipts;

    FormAnswers(FormView view, ReceiptIds receipts) {
        this.view = view;
        this.receipts = receipts;
    }

    DoorAnswer errors(DoorRequest request, Form form, Submission entered, List<FieldError> errors, String token) {
        Viewer viewer = Viewer.of(request, form);
        if (viewer.html()) {
            return view.form(400, form, viewer, token, entered, errors);
        }
        Texts texts = Texts.of("forms", Locale.forLanguageTag(viewer.language()));
        Map<String, String> byField = new LinkedHashMap<>();
        for (FieldError error : errors) {
            byField.merge(
                    error.field().isEmpty() ? WHOLE : error.field(), error.text(texts), (one, two) -> one + " " + two);
        }
        return Problems.with(400, "invalid-post", viewer.language(), Map.of("errors", byField));
    }

    /** A page for whoever wants one, with the headers of the problem that everybody else gets. */
    DoorAnswer later(DoorRequest request, Form form, DoorAnswer problem) {
        Viewer viewer = Viewer.of(request, form);
        return viewer.html() ? view.later(problem.status(), form, viewer, problem.headers()) : problem;
    }

    DoorAnswer kept(Visit visit, Form form) {
        Viewer viewer = Viewer.of(visit.request(), form);
        String receipt = receipts.of(visit.captured().id());
        String ticket = openedTicket(visit.outcomes());
        if (viewer.html()) {
            // the page comes with the redirect, for clients that do not follow it; browsers then reload without posting
            // again
            String place = "../receipts/" + receipt + viewer.query() + "&form=" + form.id();
            return view.thanks(303, form, viewer, ticket, List.of(new Header("Location", place)));
        }
        Header location = new Header("Location", "/in/receipts/" + receipt);
        return ticket == null
                ? json(202, location, "receipt", receipt)
                : json(201, location, "ticket", ticket, "outcome", "opened");
    }

    /** The number of the ticket that a post opened; null when it opened none, or nobody knows yet. */
    static String openedTicket(List<Outcome> outcomes) {
        return outcomes == null
                ? null
                : outcomes.stream()
                        .filter(Outcome.Opened.class::isInstance)
                        .map(outcome -> ((Outcome.Opened) outcome).number().text())
                        .findFirst()
                        .orElse(null);
    }

    static DoorAnswer json(int status, Header header, String... members) {
        Map<String, String> body = new LinkedHashMap<>();
        for (int index = 0; index < members.length; index += 2) {
            body.put(members[index], members[index + 1]);
        }
        try {
            return new DoorAnswer(
                    status,
                    "application/json; charset=utf-8",
                    header == null ? List.of() : List.of(header),
                    JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing an answer of plain texts", impossible);
        }
    }
}
