package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.message.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to RT one after the other, each with an answer or an end. */
final class Asking {
    private final TargetConfig target;
    private final Requests requests;
    private final Transport transport;

    Asking(TargetConfig target, Transport transport) {
        this.target = target;
        this.requests = new Requests(target);
        this.transport = transport;
    }

    /** The items of a list. */
    List<JsonNode> list(String path, Map<String, String> query) throws NotToldException {
        return find(path, query)
                .filter(Told::isList)
                .map(Told::items)
                .orElseThrow(() -> new UnclearException(Reason.of("target-answer-unreadable", "200")));
    }

    /** Empty: there is no such thing, or it may not be seen. */
    Optional<Told> find(String path, Map<String, String> query) throws NotToldException {
        Call.Send call = requests.get(path, query, null, "feedback " + path);
        Answer answer = transport.send(call, target);
        if (answer instanceof Answer.Lost lost) {
            throw new UnclearException(Reason.of("target-unreachable", lost.detail()));
        }
        Answer.Received received = (Answer.Received) answer;
        String status = Integer.toString(received.status());
        return switch (received.status()) {
            case 401 -> throw new NotToldException(Reason.of("rt-token-refused"));
            case 429 -> throw new NotToldException(Reason.of("target-asked-to-wait", status));
            case 403, 404 -> Optional.empty();
            case 200 -> Optional.of(read(received));
            default -> throw new UnclearException(Reason.of("target-error", status));
        };
    }

    private static Told read(Answer.Received received) throws UnclearException {
        Told told = Told.of(received);
        if (told.root().isMissingNode()) {
            throw new UnclearException(Reason.of("target-answer-unreadable", "200"));
        }
        return told;
    }
}
