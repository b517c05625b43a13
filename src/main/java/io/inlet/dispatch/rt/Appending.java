package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Automation;
import io.inlet.ticket.Article;
import java.util.Map;
import java.util.Set;

/** Adds a message to a ticket once: its subject carries the article's id, by which it is found before it is sent again. */
final class Appending {
    private final DeliveryState state;
    private final Requests requests;

    Appending(DeliveryState state) {
        this.state = state;
        this.requests = new Requests(state.target());
    }

    Call next(Answer last) {
        if (TicketKey.isSought(state)) {
            return TicketKey.find(state, last, this::begin);
        }
        Step step = (Step) state.asked().step();
        if (step instanceof Step.FindMessage find) {
            return Meaning.list(
                    state, last, told -> told.items().isEmpty() ? write(find.key()) : requests.done(find.key()));
        }
        return written(((Step.Write) step).key(), last);
    }

    private Call begin(String key) {
        boolean repeated = state.delivery().uncertain() || state.delivery().attempt() > 1;
        return repeated ? find(key) : write(key);
    }

    private Call find(String key) {
        String query = "TicketId = " + key + " AND Data LIKE " + Requests.quoted(Marks.mark(state));
        return requests.get(
                "/transactions", Map.of("query", query), new Step.FindMessage(key), "look-up of " + Marks.mark(state));
    }

    private Call write(String key) {
        ArticleFiles files = ArticleFiles.of(state, Set.of());
        JsonBody body = new JsonBody();
        body.root().put("Subject", Marks.messageSubject(state));
        body.root().put("Content", MessageText.further(state, files));
        body.root().put("ContentType", "text/plain");
        files.sent().forEach(body::add);
        return requests.post(
                "/ticket/" + key + (isCorrespondence() ? "/correspond" : "/comment"),
                body,
                new Step.Write(key),
                "append to ticket " + key);
    }

    /** A report of the mail system is no word of the customer: as correspondence it would open a resolved ticket again. */
    private boolean isCorrespondence() {
        Article article = state.article();
        Automation.Kind kind = article.automation().kind();
        return kind != Automation.Kind.BOUNCE
                && kind != Automation.Kind.FEEDBACK
                && requests.options().customerVisible().contains(article.direction());
    }

    private Call written(String key, Answer last) {
        return Meaning.is(last, 201) ? requests.done(key) : Meaning.of(state, last);
    }
}
