package io.inlet.pipeline.web;

import io.inlet.channel.web.FieldError;
import io.inlet.channel.web.Form;
import io.inlet.channel.web.FormHeaders;
import io.inlet.channel.web.FormTokens;
import io.inlet.channel.web.Forms;
import io.inlet.channel.web.Reading;
import io.inlet.channel.web.Submission;
import io.inlet.channel.web.SubmissionReader;
import io.inlet.channel.web.SubmissionReader.Encoding;
import io.inlet.channel.web.Validation;
import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Header;
import io.inlet.message.RawMessage;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.Reception;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.door.Problems;
import io.inlet.settings.Inboxes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may post to a form, and whether the post is fit to be kept: senders are unsigned, so that a post with errors is refused with all of
 * them at once, and nothing is kept of it.
 */
public final class FormReception implements Reception {
    private final Forms forms;
    private final Inboxes inboxes;
    private final FormTokens tokens;
    private final FormAnswers answers;
    private final Origins origins;
    private final String country;
    private final Duration deadline;
    private final Clock clock;

    FormReception(
            Forms forms,
            Inboxes inboxes,
            FormTokens tokens,
            FormAnswers answers,
            Origins origins,
            String country,
            Duration deadline,
            Clock clock) {
        this.forms = forms;
        this.inboxes = inboxes;
        this.tokens = tokens;
        this.answers = answers;
        this.origins = origins;
        this.country = country;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "web";
    }

    @Override
    public Arrival admit(DoorRequest request) throws RefusedException, IOException {
        Form form = form(forms, request);
        if (request.method().equals("OPTIONS")) {
            throw new RefusedException(
                    "answered a preflight", new DoorAnswer(204, null, origins.preflight(request, form), null));
        }
        if (!origins.allows(request, form)) {
            throw refused(request, form, Problems.of(403, "foreign-origin", request.language()));
        }
        Encoding encoding = Encoding.of(request.mediaType()).orElse(null);
        if (encoding == null) {
            throw refused(request, form, Problems.of(415, "media-type", request.language()));
        }
        Reading reading = SubmissionReader.read(encoding, request.mediaType(), request.content());
        Submission submission = reading.submission();
        List<FieldError> errors = new ArrayList<>(new Validation(form, country).errors(reading));
        PostKey key = key(request, form, submission, errors);
        if (!errors.isEmpty()) {
            String token = tokens.mint(form.id(), clock.instant());
            throw refused(request, form, answers.errors(request, form, submission, errors, token));
        }
        return Arrival.of(raw(request, form, submission, key)).waiting(deadline);
    }

    @Override
    public DoorAnswer answer(Visit visit) {
        Form form = forms.find(visit.request().parameters().get("form")).orElseThrow();
        DoorAnswer answer = PostKey.conflicts(visit.arrival().raw(), visit.captured())
                ? Problems.of(409, "key-reused", visit.request().language())
                : answers.kept(visit, form);
        return withHeaders(answer, origins.headers(visit.request(), form));
    }

    @Override
    public boolean isAnother(RawMessage raw, Captured captured) {
        return PostKey.conflicts(raw, captured);
    }

    @Override
    public boolean isSigned() {
        return false;
    }

    @Override
    public boolean comesAgain(DoorRequest request) {
        return true;
    }

    @Override
    public DoorAnswer later(DoorRequest request, Duration wait) {
        DoorAnswer problem = Problems.later(request.language(), wait);
        return forms.find(request.parameters().get("form"))
                .map(form -> withHeaders(answers.later(request, form, problem), origins.headers(request, form)))
                .orElse(problem);
    }

    static Form form(Forms forms, DoorRequest request) throws RefusedException {
        String id = request.parameters().get("form");
        return forms.find(id)
                .orElseThrow(() -> new RefusedException(
                        "no form " + id, Problems.of(404, "unknown-form", request.language(), id)));
    }

    private PostKey key(DoorRequest request, Form form, Submission submission, List<FieldError> errors) {
        String token = submission.value(Form.TOKEN);
        Optional<String> nonce = tokens.nonce(token, form.id(), clock.instant());
        if (!token.isEmpty() && nonce.isEmpty()) {
            errors.add(new FieldError(FieldError.WHOLE, "token"));
        }
        String given = request.header("Idempotency-Key");
        if (given == null) {
            return nonce.map(page -> PostKey.ofPage(form.id(), page, submission))
                    .orElseGet(() -> PostKey.random(form.id()));
        }
        if (!PostKey.isUsable(given)) {
            errors.add(new FieldError(FieldError.WHOLE, "idempotency-key"));
        }
        return PostKey.ofClient(form.id(), given, submission);
    }

    private RawMessage raw(DoorRequest request, Form form, Submission submission, PostKey key) {
        Inboxes.Entry inbox = inboxes.get(form.inbox());
        List<Header> headers = new ArrayList<>(List.of(
                new Header("Content-Type", request.mediaType()),
                new Header(FormHeaders.FORM, form.id()),
                new Header(FormHeaders.LANGUAGE, Viewer.of(request, form).language()),
                new Header(FormHeaders.REMOTE_ADDRESS, request.remoteAddress())));
        if (!submission.value(Form.HONEYPOT).isBlank()) {
            headers.add(new Header(FormHeaders.SUSPECT, "honeypot"));
        }
        return new RawMessage(
                key.id(),
                channel(),
                null,
                inbox.brand(),
                form.inbox(),
                inbox.mode(),
                inbox.lane(),
                key.sourceKey(),
                headers,
                request.mediaType(),
                request.size(),
                request.receivedAt(),
                request.content());
    }

    private RefusedException refused(DoorRequest request, Form form, DoorAnswer answer) {
        return new RefusedException(
                "refused a post to the form " + form.id() + " with " + answer.status(),
                withHeaders(answer, origins.headers(request, form)));
    }

    private static DoorAnswer withHeaders(DoorAnswer answer, List<Header> more) {
        List<Header> headers = new ArrayList<>(answer.headers());
        headers.addAll(more);
        return new DoorAnswer(answer.status(), answer.mediaType(), headers, answer.body());
    }
}
