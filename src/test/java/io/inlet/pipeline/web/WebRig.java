package io.inlet.pipeline.web;

import io.inlet.channel.web.FormMapper;
import io.inlet.channel.web.Forms;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.MemoryInbox;
import io.inlet.message.Reason;
import io.inlet.pipeline.Admit;
import io.inlet.pipeline.Answer;
import io.inlet.pipeline.Capture;
import io.inlet.pipeline.Limits;
import io.inlet.pipeline.Receptions;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.door.HttpDoor;
import io.inlet.pipeline.spool.Spool;
import io.inlet.settings.Problem;
import io.inlet.settings.Settings;
import io.inlet.ticket.Outcome;
import io.inlet.ticket.TicketNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The shipped routes and connectors of the web channel on a real door, with an inbox and a ticket store in memory: the first message of an
 * address opens a ticket, later ones are appended to it.
 */
final class WebRig implements AutoCloseable {
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

    final DefaultCamelContext camel = new DefaultCamelContext();
    final HttpDoor door;
    final List<InboundMessage> messages = Collections.synchronizedList(new ArrayList<>());
    final Map<UUID, List<Outcome>> outcomes = new ConcurrentHashMap<>();
    volatile boolean late;
    final MemoryInbox inbox = new MemoryInbox();
    private final Spool spool;
    private final Set<String> known = new HashSet<>();
    private final FormMapper mapper;

    WebRig(Path home, String forms) throws Exception {
        this(home, forms, Map.of());
    }

    WebRig(Path home, String forms, Map<String, String> more) throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(Forms.FILE), forms);
        Settings settings = Settings.of(Map.of(
                        "inlet.http.port", "0",
                        "inlet.http.bind", "127.0.0.1",
                        "inlet.inbox.web.brand", "acme"))
                .with(more);
        List<Problem> problems = new ArrayList<>();
        Forms loaded = Forms.load(home, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        mapper = new FormMapper(loaded, "RU");
        door = HttpDoor.of(settings, home, Clock.systemUTC());
        door.start();
        WebChannel web =
                WebChannel.of(loaded, settings, KEY, row -> Optional.ofNullable(outcomes.get(row)), Clock.systemUTC());
        Receptions receptions = new Receptions(List.of(web.reception()));
        spool = new Spool(home.resolve("data/spool"), 1024 * 1024, Clock.systemUTC());
        camel.getRegistry().bind("door", HttpDoor.class, door);
        camel.getRegistry().bind("admit", new Admit(receptions, new Limits(settings)));
        camel.getRegistry().bind("capture", new Capture(inbox, spool));
        camel.getRegistry().bind("await", new AwaitInMemory());
        camel.getRegistry().bind("answer", new Answer(receptions));
        camel.getRegistry().bind("webPage", web.page());
        camel.getRegistry().bind("receipts", web.receipts());
        camel.getPropertiesComponent().addInitialProperty("inlet.web.enabled", "true");
        camel.getComponent("kamelet", KameletComponent.class)
                .setLocation("file:" + Path.of("connectors").toAbsolutePath());
        for (String route : List.of("errors", "capture", "web", "web-page", "receipts")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            camel,
                            "file:" + Path.of("routes", route + ".camel.yaml").toAbsolutePath()));
        }
        camel.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + door.port() + path;
    }

    @Override
    public void close() {
        camel.stop();
        door.close();
        spool.close();
    }

    /** Understands the message on the spot, as the pipeline would. */
    public final class AwaitInMemory {
        public Visit await(Visit visit) throws Exception {
            UUID row = visit.captured().id();
            if (!visit.captured().repeated()) {
                settle(
                        row,
                        mapper.map(List.of(visit.captured().group().first()))
                                .messages()
                                .get(0));
            }
            return late ? visit : visit.with(outcomes.get(row));
        }
    }

    private synchronized void settle(UUID row, InboundMessage message) {
        messages.add(message);
        TicketNumber number = TicketNumber.of(1000 + messages.size());
        List<Reason> why = List.of(Reason.of("test"));
        Outcome outcome =
                message.sender().email() == null || known.add(message.sender().email())
                        ? new Outcome.Opened(Ids.next(), number, Ids.next(), why)
                        : new Outcome.Appended(Ids.next(), number, Ids.next(), why);
        outcomes.put(row, List.of(outcome));
    }
}
