package io.inlet.dispatch.reply;

import io.inlet.message.Party;
import io.inlet.message.Reason;
import io.inlet.settings.InboxSettings;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Settings;
import io.inlet.ticket.Commitments;
import io.inlet.ticket.Notice;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.Ticket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts into words what customers are told, and finds who tells them. Immutable, thread-safe. */
public final class Notices {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SUBJECT = 160;
    /** Channels whose senders' addresses are what they were reached by, not what somebody typed. */
    private static final Set<String> OWN_ADDRESS = Set.of("email", "telegram");

    private final ReplyTargets targets;
    private final Templates templates;
    private final Commitments promises;
    private final Settings settings;
    private final Objections objections;

    public Notices(ReplyTargets targets, Templates templates, Commitments promises, Settings settings) {
        this.targets = targets;
        this.templates = templates;
        this.promises = promises;
        this.settings = settings;
        this.objections = new Objections(targets.own());
    }

    /** Response times and budgets as they are set. */
    public static Commitments commitments(Settings settings) {
        Map<Priority, Duration> response = new HashMap<>();
        response.put(Priority.P1, settings.get(ReplySettings.PROMISE_P1));
        response.put(Priority.P2, settings.get(ReplySettings.PROMISE_P2));
        response.put(Priority.P3, settings.get(ReplySettings.PROMISE_P3));
        response.put(Priority.P4, settings.get(ReplySettings.PROMISE_P4));
        response.values().removeIf(Duration::isZero);
        return new Commitments(response, settings.get(ReplySettings.PER_HOUR), settings.get(ReplySettings.PER_MINUTE));
    }

    /** Why Inlet says nothing of this kind by itself about a message; empty where nothing is against it, or where there is no way. */
    public Optional<Reason> objection(Notice.Kind kind, Heard heard) {
        return speaksByItself(heard)
                ? recipient(heard).flatMap(to -> objections.to(kind, heard, to))
                : Optional.of(Reason.of(kind.word() + "-off", heard.inbox()));
    }

    /** Whether customers of an inbox are told anything by Inlet itself. */
    private boolean speaksByItself(Heard heard) {
        return settings.find(InboxSettings.ACKNOWLEDGE.of(heard.inbox())).orElse(OWN_ADDRESS.contains(heard.channel()));
    }

    /** That a ticket was opened; its number is filled in when it is drawn. Empty where there is no way to say so. */
    public Optional<Notice> acknowledgement(Heard heard, Priority priority) {
        String language = language(heard);
        return targets.route(heard)
                .map(route -> templated(
                        Notice.Kind.ACKNOWLEDGEMENT,
                        route,
                        heard,
                        Map.of(
                                "number",
                                Notice.NUMBER,
                                "promise",
                                Promise.words(promises.response(priority).orElse(null), language),
                                "subject",
                                subject(heard.subject()))));
    }

    /** Where a ticket stands now. Empty for a status that nobody is told of, or where there is no way to say so. */
    public Optional<Notice> status(Heard heard, Ticket ticket, Status status) {
        if (!settings.get(ReplySettings.STATUSES).contains(status)) {
            return Optional.empty();
        }
        return targets.route(heard)
                .map(route -> templated(
                        Notice.Kind.STATUS,
                        route,
                        heard,
                        Map.of(
                                "number",
                                ticket.number().text(),
                                "status",
                                StatusWords.of(status, language(heard)),
                                "subject",
                                subject(ticket.subject()))));
    }

    /** What staff wrote, as it was written. Empty where there is no way to say it but to ourselves. */
    public Optional<Notice> answer(Heard heard, Ticket ticket, String said) {
        String subject = subject(heard.subject().isBlank() ? ticket.subject() : heard.subject());
        String answering = subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
        return targets.route(heard)
                .filter(route -> route.to().email() == null
                        || !targets.own().contains(route.to().email().toLowerCase(Locale.ROOT)))
                .map(route -> notice(Notice.Kind.ANSWER, route, heard, new Template(answering, said.strip())));
    }

    private Notice templated(Notice.Kind kind, ReplyTargets.Route route, Heard heard, Map<String, String> known) {
        Map<String, String> values = new HashMap<>(known);
        values.put("name", Words.line(heard.sender().name(), LONGEST_NAME));
        return notice(kind, route, heard, templates.get(kind, language(heard)).fill(values));
    }

    private Notice notice(Notice.Kind kind, ReplyTargets.Route route, Heard heard, Template words) {
        return new Notice(
                kind,
                route.target(),
                route.channel(),
                route.to(),
                words.subject(),
                words.text(),
                language(heard),
                route.channel().equals(heard.channel()) ? heard.externalId() : null);
    }

    private String language(Heard heard) {
        return heard.language() != null && Templates.LANGUAGES.contains(heard.language())
                ? heard.language()
                : settings.get(InboxSettings.LANGUAGE.of(heard.inbox())).code();
    }

    private static String subject(String written) {
        return Words.line(written, LONGEST_SUBJECT);
    }

    /** To whom a notice about this message would go; empty where there is no way. */
    public Optional<Party> recipient(Heard heard) {
        return targets.route(heard).map(ReplyTargets.Route::to);
    }
}
