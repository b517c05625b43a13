package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds the late files of an article as a comment, once. What RT has of the article is always read first: files that were stored before
 * the article itself went out are there already, and so are those of an attempt whose answer was lost.
 */
final class AddingFiles {
    private final DeliveryState state;
    private final Requests requests;

    AddingFiles(DeliveryState state) {
        this.state = state;
        this.requests = new Requests(state.target());
    }

    Call next(Answer last) {
        if (TicketKey.isSought(state)) {
            return TicketKey.find(state, last, this::find);
        }
        Step step = (Step) state.asked().step();
        if (step instanceof Step.FindArticle find) {
            return Meaning.list(state, last, told -> found(find.key(), told));
        }
        if (step instanceof Step.ListFiles list) {
            return Meaning.list(state, last, told -> listed(list, told));
        }
        return Meaning.is(last, 201) ? requests.done(((Step.Write) step).key()) : Meaning.of(state, last);
    }

    private Call find(String key) {
        String query =
                "TicketId = " + key + " AND (Type = 'Create' OR Data LIKE " + Requests.quoted(Marks.mark(state)) + ")";
        return requests.get(
                "/transactions",
                Map.of("query", query, "fields", "Type,Data", "per_page", Integer.toString(Requests.MOST_A_PAGE)),
                new Step.FindArticle(key),
                "look-up of " + Marks.mark(state));
    }

    /** The article's transactions. Where none carries its mark as a message, it is the one that the ticket was created with. */
    private Call found(String key, Told told) {
        List<String> creation = new ArrayList<>();
        List<String> marked = new ArrayList<>();
        boolean message = false;
        for (JsonNode transaction : told.items()) {
            String data = transaction.path("Data").asText("");
            Optional<String> id = Told.id(transaction);
            if (data.contains(Marks.filesMark(state))) {
                return requests.done(key);
            }
            if (data.contains(Marks.mark(state))) {
                message |= !data.contains("files:");
                id.ifPresent(marked::add);
            } else if (transaction.path("Type").asText().equals("Create")) {
                id.ifPresent(creation::add);
            }
        }
        if (!message) {
            marked.addAll(creation);
        }
        return list(new Step.ListFiles(key, marked, Set.of()));
    }

    private Call list(Step.ListFiles step) {
        if (step.left().isEmpty()) {
            return write(step.key(), step.seen());
        }
        return requests.get(
                "/transaction/" + step.left().get(0) + "/attachments",
                Map.of("fields", "Filename", "per_page", Integer.toString(Requests.MOST_A_PAGE)),
                step,
                "files of transaction " + step.left().get(0));
    }

    private Call listed(Step.ListFiles step, Told told) {
        Set<String> seen = new TreeSet<>(step.seen());
        told.items().forEach(file -> seen.add(file.path("Filename").asText("")));
        return list(new Step.ListFiles(
                step.key(), step.left().subList(1, step.left().size()), seen));
    }

    private Call write(String key, Set<String> known) {
        ArticleFiles files = ArticleFiles.of(state, known);
        if (files.sent().isEmpty() && files.lines().isEmpty()) {
            return requests.done(key);
        }
        JsonBody body = new JsonBody();
        body.root().put("Subject", Marks.filesSubject(state));
        body.root().put("Content", MessageText.files(state, files));
        body.root().put("ContentType", "text/plain");
        files.sent().forEach(body::add);
        return requests.post("/ticket/" + key + "/comment", body, new Step.Write(key), "files for ticket " + key);
    }
}
