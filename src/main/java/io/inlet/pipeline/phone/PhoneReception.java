package io.inlet.pipeline.phone;

import io.inlet.channel.phone.CallEvent;
import io.inlet.channel.phone.CallForms;
import io.inlet.channel.phone.PhoneBook;
import io.inlet.message.Arrival;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.RawMessage;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.Reception;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.door.Problems;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Inboxes;
import io.inlet.settings.PhoneSettings.Provider;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may tell of calls. A sender who proves to be the call centre is never refused for what it says: an event that cannot be read is kept
 * alone and parked, and the sender is told that all is well. The events of one call form a group: the first waits for those that follow,
 * an answer or an end hurries them on.
 */
public final class PhoneReception implements Reception {
    private static final String WEBHOOK_ID = "webhook-id";

    private final Map<String, PhoneSource> sources;
    private final Map<Provider, ProviderDesk> desks;
    private final Inboxes inboxes;
    private final Map<String, CallCentreHealth> health;

    /** The reception of all call centres that are switched on. */
    public PhoneReception(Settings settings, PhoneBook book, Vitals vitals, Clock clock) {
        this.sources = PhoneSource.all(settings).stream()
                .filter(source -> source.enabled() && source.secret() != null)
                .collect(Collectors.toUnmodifiableMap(PhoneSource::name, Function.identity()));
        this.desks = Map.of(Provider.GENERIC, new GenericDesk(clock), Provider.ZAMMAD_CTI, new ZammadDesk(book));
        this.inboxes = Inboxes.of(settings);
        this.health = sources.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> new CallCentreHealth(name, clock)));
        health.values().forEach(vitals::add);
    }

    @Override
    public String channel() {
        return "phone";
    }

    @Override
    public Arrival admit(DoorRequest request) throws RefusedException, IOException {
        ProviderDesk desk = desk(request);
        PhoneSource source = Optional.ofNullable(
                        sources.get(request.parameters().get("inbox")))
                .filter(each ->
                        each.provider().word().equals(request.parameters().get("provider")))
                .orElse(null);
        if (source == null) {
            throw new RefusedException(
                    "no call centre " + request.parameters().get("inbox") + " is listened to", desk.closed(request));
        }
        try {
            desk.prove(request, source);
        } catch (RefusedException unproved) {
            health.get(source.name()).refused();
            throw unproved;
        }
        return arrival(request, source);
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    /** The exchanges that speak Zammad's protocol tell each event once. */
    @Override
    public boolean comesAgain(DoorRequest request) {
        return provider(request).filter(Provider.GENERIC::equals).isPresent();
    }

    @Override
    public DoorAnswer later(DoorRequest request, Duration wait) {
        return Problems.later(request.language(), wait);
    }

    @Override
    public DoorAnswer answer(Visit visit) {
        health.get(visit.arrival().raw().inbox()).accepted();
        return desks.get(provider(visit.request()).orElseThrow()).kept(visit);
    }

    private Arrival arrival(DoorRequest request, PhoneSource source) throws IOException {
        RawMessage raw = raw(request, source, source.provider().word() + ":sha256:" + digest(request));
        CallEvent event;
        try {
            event = CallForms.find(source.provider().word()).orElseThrow().read(raw);
        } catch (MalformedMessageException parkedLater) {
            return Arrival.of(raw);
        }
        Arrival arrival = Arrival.of(raw(request, source, event.key()));
        String group = "call:" + event.call();
        return event.ends()
                ? arrival.grouped(group, request.receivedAt().plus(source.settle()))
                        .hurrying()
                : arrival.grouped(group, request.receivedAt().plus(source.unfinished()))
                        .joining();
    }

    private RawMessage raw(DoorRequest request, PhoneSource source, String sourceKey) {
        Inboxes.Entry inbox = inboxes.get(source.name());
        List<Header> headers = new ArrayList<>();
        if (request.mediaType() != null) {
            headers.add(new Header("Content-Type", request.mediaType()));
        }
        if (request.header(WEBHOOK_ID) != null) {
            headers.add(new Header(WEBHOOK_ID, request.header(WEBHOOK_ID)));
        }
        return new RawMessage(
                Ids.next(),
                channel(),
                source.provider().word(),
                inbox.brand(),
                source.name(),
                inbox.mode(),
                inbox.lane(),
                sourceKey,
                headers,
                request.mediaType(),
                request.size(),
                request.receivedAt(),
                request.content());
    }

    private ProviderDesk desk(DoorRequest request) throws RefusedException {
        return provider(request)
                .map(desks::get)
                .orElseThrow(() -> new RefusedException(
                        "no provider " + request.parameters().get("provider"),
                        Problems.of(404, "unknown-source", request.language())));
    }

    private static Optional<Provider> provider(DoorRequest request) {
        for (Provider provider : Provider.values()) {
            if (provider.word().equals(request.parameters().get("provider"))) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    private static String digest(DoorRequest request) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(request.content().open(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 belongs to every Java", impossible);
        }
    }
}
