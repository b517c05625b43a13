package io.inlet.pipeline.phone;

import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.door.Problems;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests signed as Standard Webhooks 1.0.0 say: the signature covers the bytes as they were sent, the id and the time. */
final class GenericDesk implements ProviderDesk {
    /** How far the sender's clock may be off; older requests could be somebody's recording. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final Clock clock;

    GenericDesk(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void prove(DoorRequest request, PhoneSource source) throws RefusedException, IOException {
        String id = request.header("webhook-id");
        String timestamp = request.header("webhook-timestamp");
        String signature = request.header("webhook-signature");
        if (id == null
                || timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            throw refused(request, source, "unsigned");
        }
        long sentAt = Long.parseLong(timestamp);
        if (!SigningKeys.parse(source.secret()).verify(id, sentAt, bytes(request), signature)) {
            throw refused(request, source, "bad-signature");
        }
        if (Math.abs(clock.instant().getEpochSecond() - sentAt) > TOLERANCE.toSeconds()) {
            throw refused(request, source, "stale-signature");
        }
    }

    @Override
    public DoorAnswer closed(DoorRequest request) {
        return Problems.of(404, "unknown-source", request.language());
    }

    @Override
    public DoorAnswer kept(Visit visit) {
        return visit.captured().repeated()
                ? JsonAnswer.of(200, Map.of("status", "duplicate"))
                : JsonAnswer.of(
                        202,
                        Map.of("status", "accepted", "id", visit.captured().id().toString()));
    }

    private static byte[] bytes(DoorRequest request) throws IOException {
        try (InputStream in = request.content().open()) {
            return in.readAllBytes();
        }
    }

    private static RefusedException refused(DoorRequest request, PhoneSource source, String code) {
        return new RefusedException(
                "refused a call event for " + source.name() + ": " + code, Problems.of(401, code, request.language()));
    }
}
