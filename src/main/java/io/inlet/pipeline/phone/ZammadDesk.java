package io.inlet.pipeline.phone;

import io.inlet.channel.phone.CallEvent;
import io.inlet.channel.phone.CallEvent.Direction;
import io.inlet.channel.phone.CallEvent.Kind;
import io.inlet.channel.phone.CallForms;
import io.inlet.channel.phone.PhoneBook;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.RawMessage;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.settings.PhoneSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Zammad's "Generic CTI": a token is all that proves the sender, as parameter {@code token} of the address, or better as a bearer token or
 * the password of basic authentication (RFC 6750, RFC 7617), which no log of a proxy shows. Answers are the reference receiver's.
 */
final class ZammadDesk implements ProviderDesk {
    private static final String PARAMETER = "token";

    private final PhoneBook book;

    ZammadDesk(PhoneBook book) {
        this.book = book;
    }

    @Override
    public void prove(DoorRequest request, PhoneSource source) throws RefusedException {
        boolean known = false;
        for (String token : source.secret().reveal().strip().split("\\s+")) {
            byte[] expected = token.getBytes(StandardCharsets.UTF_8);
            for (String given : given(request)) {
                known |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!known) {
            throw new RefusedException(
                    "refused a call event for " + source.name() + ": no token of it",
                    JsonAnswer.of(401, Map.of("error", "Invalid token, please contact your admin!")));
        }
    }

    @Override
    public DoorAnswer closed(DoorRequest request) {
        return JsonAnswer.of(422, Map.of("error", "Feature is disabled, please contact your administrator!"));
    }

    @Override
    public DoorAnswer kept(Visit visit) {
        return JsonAnswer.of(200, order(visit.arrival().raw()));
    }

    /** What the exchange is to do with a call that has just begun; empty: what it would do anyway. */
    private Map<String, String> order(RawMessage raw) {
        CallEvent event;
        try {
            event = CallForms.find(raw.provider()).orElseThrow().read(raw);
        } catch (MalformedMessageException parkedLater) {
            return Map.of();
        }
        PhoneBook.Entry numbers = book.of(raw.inbox());
        if (event.kind() != Kind.STARTED) {
            return Map.of();
        }
        if (event.direction() == Direction.IN && numbers.isBlocked(event.from())) {
            return Map.of("action", "reject", "reason", "busy");
        }
        Optional<String> shown = event.direction() == Direction.OUT ? numbers.callerId(event.to()) : Optional.empty();
        return shown.map(number -> Map.of("action", "dial", "caller_id", number, "number", event.to()))
                .orElse(Map.of());
    }

    private static List<String> given(DoorRequest request) {
        List<String> given = new ArrayList<>(request.query().getOrDefault(PARAMETER, List.of()));
        String authorization = request.header("authorization");
        String[] words =
                authorization == null ? new String[0] : authorization.strip().split("\\s+", 2);
        if (words.length == 2) {
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "bearer" -> given.add(words[1]);
                case "basic" -> password(words[1]).ifPresent(given::add);
                default -> {}
            }
        }
        return given;
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.indexOf(':') < 0 ? Optional.empty() : Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
