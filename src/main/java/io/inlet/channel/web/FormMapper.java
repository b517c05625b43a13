package io.inlet.channel.web;

import io.inlet.channel.ChannelMapper;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import io.inlet.settings.Texts;
import io.inlet.text.EmailAddresses;
import io.inlet.text.PhoneNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a message of a form post. Whoever posts a form can type anybody's address, so nothing about the sender is trusted. */
public final class FormMapper implements ChannelMapper {
    private static final int SUBJECT_LENGTH = 80;
    private static final String UNKNOWN = "application/octet-stream";

    private final Forms forms;
    private final String country;

    /** @param country whose national telephone numbers are meant (ISO 3166-1) */
    public FormMapper(Forms forms, String country) {
        this.forms = forms;
        this.country = country;
    }

    @Override
    public String channel() {
        return "web";
    }

    @Override
    public Mapped map(List<RawMessage> group) throws MalformedMessageException {
        List<InboundMessage> messages = new ArrayList<>();
        for (RawMessage raw : group) {
            messages.add(message(raw));
        }
        return new Mapped(messages, List.of());
    }

    private InboundMessage message(RawMessage raw) throws MalformedMessageException {
        Form form = form(raw);
        Reading reading = read(raw);
        Submission submission = reading.submission();
        String language = raw.header(FormHeaders.LANGUAGE);
        if (language == null) {
            language = form.languages().get(0);
        }
        String body = Values.lines(valueOf(form, submission, Field.Role.BODY));
        String text =
                new FormText(form, Texts.of("forms", Locale.forLanguageTag(language)), language).text(body, submission);
        String key = raw.sourceKey();
        return new InboundMessage(
                "web:" + raw.inbox() + ":" + key,
                key,
                channel(),
                raw.inbox(),
                sender(form, submission),
                List.of(),
                subject(form, submission, body.isEmpty() ? text : body),
                text,
                text,
                null,
                language,
                attachments(submission),
                ThreadHint.NONE,
                automation(raw),
                Trust.NONE,
                null,
                raw.receivedAt(),
                fields(submission));
    }

    private Form form(RawMessage raw) throws MalformedMessageException {
        String id = raw.header(FormHeaders.FORM);
        if (id == null) {
            return Forms.PLAIN;
        }
        return forms.find(id)
                .orElseThrow(() -> new MalformedMessageException(
                        "the form " + id + " is not in config/forms.yaml; put it back and release the message"));
    }

    private static Reading read(RawMessage raw) throws MalformedMessageException {
        try {
            String type = raw.mediaType().equals(UNKNOWN) ? SubmissionReader.guess(raw.content()) : raw.mediaType();
            SubmissionReader.Encoding encoding = SubmissionReader.Encoding.of(type)
                    .orElseThrow(() ->
                            new MalformedMessageException("a form post is urlencoded, multipart or JSON, not " + type));
            Reading reading = SubmissionReader.read(encoding, type, raw.content());
            if (!reading.complete() || !reading.errors().isEmpty()) {
                throw new MalformedMessageException("the form post cannot be read: "
                        + reading.errors().stream().map(FieldError::code).toList());
            }
            return reading;
        } catch (IOException broken) {
            throw new UncheckedIOException("reading the form post " + raw.id(), broken);
        }
    }

    private Party sender(Form form, Submission submission) {
        String name = Values.line(valueOf(form, submission, Field.Role.NAME));
        String email = EmailAddresses.canonical(valueOf(form, submission, Field.Role.EMAIL));
        return new Party(
                name.isEmpty() ? null : name,
                EmailAddresses.isPlausible(email) ? email : null,
                PhoneNumbers.canonical(valueOf(form, submission, Field.Role.PHONE), country),
                null,
                null);
    }

    private static String valueOf(Form form, Submission submission, Field.Role role) {
        return form.field(role).map(field -> submission.value(field.name())).orElse("");
    }

    private static String subject(Form form, Submission submission, String text) {
        String given = Values.line(valueOf(form, submission, Field.Role.SUBJECT));
        if (!given.isEmpty()) {
            return given;
        }
        String line = Values.line(text);
        if (line.length() <= SUBJECT_LENGTH) {
            return line;
        }
        int end = line.lastIndexOf(' ', SUBJECT_LENGTH - 1);
        int cut = end > SUBJECT_LENGTH / 2 ? end : SUBJECT_LENGTH - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }

    private static List<Attachment> attachments(Submission submission) {
        return submission.files().stream()
                .map(file -> Attachment.stored(
                        file.name(), file.mediaType(), file.size(), file.sha256(), null, false, file.content()))
                .toList();
    }

    private static Automation automation(RawMessage raw) {
        String suspect = raw.header(FormHeaders.SUSPECT);
        return suspect == null ? Automation.NONE : new Automation(Automation.Kind.BULK, List.of(suspect), List.of());
    }

    private static Map<String, String> fields(Submission submission) {
        Map<String, String> fields = new LinkedHashMap<>();
        submission.values().keySet().stream()
                .filter(name -> !name.equals(Form.TOKEN) && !name.equals(Form.HONEYPOT))
                .forEach(name -> {
                    List<String> filled = submission.filled(name);
                    if (!filled.isEmpty()) {
                        fields.put(
                                name,
                                String.join(
                                        ", ", filled.stream().map(Values::lines).toList()));
                    }
                });
        return fields;
    }
}
