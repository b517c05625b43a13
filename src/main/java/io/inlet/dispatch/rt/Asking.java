package io.inlet.dispatch.rt;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.message.Reason;
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

    Told ask(String path, Map<String, String> query) throws NotToldException {
        return find(path, query).orElseThrow(() -> new NotToldException(Reason.of("target-error", "404")));
    }

    /** Empty: there is no such thing, or it may not be seen. */
    Optional<Told> find(String path, Map<String, String> query) throws NotToldException {
        Call.Send call = requests.get(path, query, null, "feedback " + path);
        Answer answer = transport.send(call, target);
        if (answer instanceof Answer.Lost lost) {
            throw new NotToldException(Reason.of("target-unreachable", lost.detail()));
        }
        Answer.Received received = (Answer.Received) answer;
        if (received.status() == 401) {
            throw new NotToldException(Reason.of("rt-token-refused"));
        }
        if (received.status() == 404 || received.status() == 403) {
            return Optional.empty();
        }
        Told told = Told.of(received);
        if (received.status() != 200 || told.root().isMissingNode()) {
            throw new NotToldException(Reason.of("target-error", Integer.toString(received.status())));
        }
        return Optional.of(told);
    }
}
