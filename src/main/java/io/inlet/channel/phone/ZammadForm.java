package io.inlet.channel.phone;

import io.inlet.channel.phone.CallEvent.Kind;
import io.inlet.channel.web.Reading;
import io.inlet.channel.web.Submission;
import io.inlet.channel.web.SubmissionReader;
import io.inlet.channel.web.SubmissionReader.Encoding;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The form of Zammad's "Generic CTI" (docs.zammad.org, Generic CTI), which many exchanges can send: JSON or a form, three events, no
 * time and no duration. It also reads {@code call_id}, as Zammad does.
 */
final class ZammadForm implements CallForm {
    @Override
    public String provider() {
        return "zammad-cti";
    }

    @Override
    public CallEvent read(RawMessage raw) throws MalformedMessageException {
        Submission sent = submission(raw);
        String name = text(sent, "event");
        String call = text(sent, "callId") == null ? text(sent, "call_id") : text(sent, "callId");
        if (name == null || call == null) {
            throw new MalformedMessageException("a call event has event and callId; this has the fields "
                    + Line.of(String.join(", ", sent.values().keySet())));
        }
        Kind kind = kind(name);
        List<String> users = users(sent);
        String answering = text(sent, "answeringNumber");
        String agent = kind == Kind.ANSWERED ? agent(sent, users) : answering;
        String cause = text(sent, "cause");
        return new CallEvent(
                String.join(":", provider(), call, name, party(kind, sent, agent, cause)),
                kind,
                name,
                call,
                null,
                null,
                GenericForm.direction(text(sent, "direction")),
                text(sent, "from"),
                text(sent, "to"),
                text(sent, "queue"),
                kind == Kind.STARTED ? users : List.of(),
                agent,
                cause,
                null,
                null,
                null,
                null,
                raw.receivedAt());
    }

    /** What tells two events of one name apart within a call: it may be handed on to another agent, or end in two steps. */
    private static String party(Kind kind, Submission sent, String agent, String cause) {
        String party =
                switch (kind) {
                    case STARTED -> text(sent, "to");
                    case ANSWERED -> agent;
                    default -> cause;
                };
        return party == null ? "" : party;
    }

    private static Submission submission(RawMessage raw) throws MalformedMessageException {
        try {
            String type =
                    Encoding.of(raw.mediaType()).isPresent() ? raw.mediaType() : SubmissionReader.guess(raw.content());
            Reading reading = SubmissionReader.read(Encoding.of(type).orElseThrow(), type, raw.content());
            if (!reading.complete()) {
                throw new MalformedMessageException("the call event breaks off, or is neither JSON nor a form");
            }
            return reading.submission();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the call event " + raw.id(), unreadable);
        }
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "newCall" -> Kind.STARTED;
            case "answer" -> Kind.ANSWERED;
            case "hangup" -> Kind.ENDED;
            default -> Kind.OTHER;
        };
    }

    private static List<String> users(Submission sent) {
        Set<String> users = new LinkedHashSet<>(sent.filled("user"));
        users.addAll(sent.filled("user[]"));
        return List.copyOf(users);
    }

    private static String agent(Submission sent, List<String> users) {
        String answering = text(sent, "answeringNumber");
        if (answering != null) {
            return answering;
        }
        return users.isEmpty() ? text(sent, "user_id") : String.join(", ", users);
    }

    private static String text(Submission sent, String name) {
        String value = sent.value(name).strip();
        return value.isEmpty() ? null : value;
    }
}
