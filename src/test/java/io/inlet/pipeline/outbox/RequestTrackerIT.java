package io.inlet.pipeline.outbox;

import static io.inlet.dispatch.MemoryOutbox.State.DELIVERED;
import static io.inlet.dispatch.MemoryOutbox.State.PARKED;
import static io.inlet.dispatch.MemoryOutbox.State.SENDING;
import static io.inlet.dispatch.MemoryOutbox.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.Feedback;
import io.inlet.dispatch.MemoryFeedbacks;
import io.inlet.dispatch.MemoryOutbox;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.Samples;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.dispatch.rt.RealRequestTracker;
import io.inlet.dispatch.rt.RequestTrackerFeedback;
import io.inlet.dispatch.rt.Trackers;
import io.inlet.message.Content;
import io.inlet.message.Reason;
import io.inlet.ticket.Article;
import io.inlet.ticket.Status;
import io.inlet.ticket.StoredAttachment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped route, connector and adapter against a real Request Tracker. */
@Tag("one-jdk")
class RequestTrackerIT {
    private static final ConditionFactory SOON = Awaitility.await().atMost(Duration.ofMinutes(8));
    private static RealRequestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = RealRequestTracker.start();
    }

    @AfterAll
    static void stop() {
        if (tracker != null) {
            tracker.close();
        }
    }

    @Test
    void opensATicketWithAllThatIsKnownOfIt() throws Exception {
        try (Line line = new Line(target()).start()) {
            StoredAttachment file = file(line, "снимок \"экрана\" 1.png", "hello");
            MemoryOutbox.Row row = create(line, "Не печатает\nсовсем", List.of(file));

            SOON.until(() -> row.state() == DELIVERED);

            String key = line.outbox.key(row.ticket(), Trackers.NAME).orElseThrow();
            assertThat(tracker.ticketsOf("InletId", row.ticket().toString())).containsExactly(key);
            JsonNode ticket = tracker.get("gateway", "/ticket/" + key);
            assertThat(ticket.path("Subject").asText()).isEqualTo("Принтер не печатает");
            assertThat(ticket.path("Priority").asInt()).isEqualTo(50);
            assertThat(ticket.path("Requestor").findValuesAsText("id")).containsExactly("anna@example.com");
            assertThat(tracker.ticketsOf(
                            "InletNumber",
                            Samples.ticket(row.ticket(), null).number().text()))
                    .contains(key);
            assertThat(text(key, "Create")).contains("Анна").contains("Не печатает\nсовсем");
            assertThat(tracker.files(key)).containsExactly("снимок экрана 1.png");
        }
    }

    @Test
    void appendsAMessageOfTheCustomerAsCorrespondenceWithItsFiles() throws Exception {
        try (Line line = new Line(target()).start()) {
            MemoryOutbox.Row opened = create(line, "Не печатает", List.of());
            SOON.until(() -> opened.state() == DELIVERED);
            String longName = "очень ".repeat(20) + "длинное имя.txt";
            MemoryOutbox.Row row = queue(
                    line,
                    Operation.APPEND,
                    opened.ticket(),
                    "А теперь печатает",
                    List.of(file(line, "a.txt", "1"), file(line, "a.txt", "2"), file(line, longName, "3")));

            SOON.until(() -> row.state() == DELIVERED);

            String key = line.outbox.key(row.ticket(), Trackers.NAME).orElseThrow();
            assertThat(text(key, "Correspond")).endsWith("А теперь печатает");
            assertThat(tracker.files(key))
                    .hasSize(3)
                    .contains("a.txt", "a (2).txt")
                    .anyMatch(longName::startsWith);
        }
    }

    @Test
    void resolvesATicketThatItsOwnLastMessageHasOpened() throws Exception {
        try (Line line = new Line(target()).start()) {
            MemoryOutbox.Row opened = create(line, "Перезвоните", List.of());
            SOON.until(() -> opened.state() == DELIVERED);
            MemoryOutbox.Row said = queue(line, Operation.APPEND, opened.ticket(), "Перезвонили", List.of());
            SOON.until(() -> said.state() == DELIVERED);
            line.tickets.resolve(opened.ticket());
            MemoryOutbox.Row row = line.outbox.queue(Trackers.NAME, Operation.RESOLVE, opened.ticket(), said.article());

            SOON.until(() -> row.state() == DELIVERED);

            String key = line.outbox.key(row.ticket(), Trackers.NAME).orElseThrow();
            assertThat(tracker.get("gateway", "/ticket/" + key).path("Status").asText())
                    .isEqualTo("resolved");
        }
    }

    @Test
    void addsLateFilesOnceAndNoneThatWereThere() throws Exception {
        try (Line line = new Line(target()).start()) {
            StoredAttachment early = file(line, "рано.txt", "early");
            MemoryOutbox.Row opened = create(line, "Два файла", List.of(early));
            SOON.until(() -> opened.state() == DELIVERED);
            StoredAttachment late = file(line, "поздно (1).txt", "late");
            line.tickets.write(
                    Samples.article(opened.article(), opened.ticket(), "Два файла", "Два файла", List.of(early, late)));
            MemoryOutbox.Row first =
                    line.outbox.queue(Trackers.NAME, Operation.FILES, opened.ticket(), opened.article());
            MemoryOutbox.Row second =
                    line.outbox.queue(Trackers.NAME, Operation.FILES, opened.ticket(), opened.article());

            SOON.until(() -> first.state() == DELIVERED && second.state() == DELIVERED);

            String key = line.outbox.key(opened.ticket(), Trackers.NAME).orElseThrow();
            assertThat(tracker.files(key)).containsExactlyInAnyOrder("рано.txt", "поздно (1).txt");
            assertThat(tracker.count(key, "Comment")).isEqualTo(1);
        }
    }

    @Test
    void sendsFilesThatNoHeapWouldHold() throws Exception {
        try (Line line = new Line(target()).start()) {
            long size = 25_000_000;
            StoredAttachment large =
                    line.tickets.keep("large.bin", "application/octet-stream", size, () -> new Zeros(size));
            MemoryOutbox.Row row = create(line, "Большой файл", List.of(large));

            SOON.until(() -> row.state() == DELIVERED);

            String key = line.outbox.key(row.ticket(), Trackers.NAME).orElseThrow();
            JsonNode files =
                    tracker.get("gateway", "/ticket/" + key + "/attachments", "fields", "Filename,ContentLength");
            assertThat(files.path("items").findValuesAsText("ContentLength")).contains(Long.toString(size));
        }
    }

    @Test
    void pausesWithTheReasonWhenTheQueueIsMissing() {
        assertPaused(
                Trackers.target(tracker.url(), tracker.token("gateway"), "Nowhere", "InletId"),
                Reason.of("rt-no-queue", "Nowhere"));
    }

    @Test
    void pausesWithTheReasonWhenTheFieldIsMissing() {
        assertPaused(
                Trackers.target(tracker.url(), tracker.token("gateway"), "Bare", "InletId"),
                Reason.of("rt-no-field", "InletId", "Bare"));
    }

    @Test
    void pausesWithTheReasonWhenTheTokenIsRefused() {
        assertPaused(Trackers.target(tracker.url(), "1-27-00000000000000000000"), Reason.of("rt-token-refused"));
    }

    @Test
    void pausesWithTheReasonWhenTheUserMayNotSeeTheQueue() {
        assertPaused(Trackers.target(tracker.url(), tracker.token("stranger")), Reason.of("rt-no-queue", "Support"));
    }

    @Test
    void findsAQueueWhateverItsNameHolds() throws Exception {
        TargetConfig target = Trackers.target(tracker.url(), tracker.token("gateway"), "Запросы \"VIP\"", "InletId");
        try (Line line = new Line(target).start()) {
            MemoryOutbox.Row row = create(line, "x", List.of());

            SOON.until(() -> row.state() == DELIVERED);

            assertThat(tracker.ticketsOf("InletId", row.ticket().toString())).hasSize(1);
        }
    }

    @Test
    void isToldAgainOnceThePauseIsEndedAndTheFaultIsMended() throws Exception {
        try (Line line =
                new Line(Trackers.target(tracker.url(), tracker.token("gateway"), "Mended", "InletId")).start()) {
            MemoryOutbox.Row row = create(line, "x", List.of());
            SOON.until(() -> line.outbox.paused(Trackers.NAME).isPresent());
            line.outbox.resume(Trackers.NAME);
            SOON.until(() -> line.outbox.paused(Trackers.NAME).isPresent());
            assertThat(row.attempt()).isZero();

            tracker.administer("""
                    my $queue = RT::Queue->new(RT->SystemUser);
                    $queue->Create(Name => 'Mended');
                    my $field = RT::CustomField->new(RT->SystemUser);
                    $field->LoadByName(Name => 'InletId', LookupType => RT::Ticket->CustomFieldLookupType, IncludeGlobal => 0);
                    $field->AddToObject($queue);
                    """);
            line.outbox.resume(Trackers.NAME);
            SOON.until(() -> row.state() == DELIVERED);

            assertThat(tracker.ticketsOf("InletId", row.ticket().toString())).hasSize(1);
        }
    }

    @Test
    void parksWhatRtRefuses() throws Exception {
        try (Line line = new Line(target()).start()) {
            MemoryOutbox.Row opened = create(line, "x", List.of());
            SOON.until(() -> opened.state() == DELIVERED);
            line.outbox.rename(opened.ticket(), Trackers.NAME, "999999");
            MemoryOutbox.Row row = queue(line, Operation.APPEND, opened.ticket(), "y", List.of());

            SOON.until(() -> row.state() == PARKED);

            assertThat(row.reason()).isEqualTo(Reason.of("target-refused", "400"));
            assertThat(row.answer()).contains("Message could not be recorded");
        }
    }

    @Test
    void makesEachOfTwoHundredTicketsOnceWhileRtDiesAndComesBack() throws Exception {
        try (Line line = new Line(target()).start()) {
            List<MemoryOutbox.Row> rows = new ArrayList<>();
            IntStream.range(0, 200).forEach(number -> rows.add(create(line, "Заявка " + number, List.of())));
            for (int deaths = 1; deaths <= 3; deaths++) {
                int done = deaths * 40;
                SOON.until(() -> {
                    pass(line);
                    return line.outbox.count(DELIVERED) >= done;
                });
                tracker.kill();
                tracker.begin();
            }
            SOON.until(() -> {
                pass(line);
                return line.outbox.count(DELIVERED) == rows.size();
            });

            Map<String, List<String>> tickets = tracker.ticketsByField("Support", "InletId");
            for (MemoryOutbox.Row row : rows) {
                assertThat(tickets.get(row.ticket().toString()))
                        .containsExactly(
                                line.outbox.key(row.ticket(), Trackers.NAME).orElseThrow());
            }
        }
    }

    @Test
    void makesATicketOnceWhenItsAnswerIsLost() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(tracker.url());
                Line line = new Line(Trackers.target(proxy.url(), tracker.token("gateway"))).start()) {
            MemoryOutbox.Row warm = create(line, "warm", List.of());
            SOON.until(() -> warm.state() == DELIVERED);

            proxy.cutAnswersTo("POST /REST/2.0/ticket ");
            MemoryOutbox.Row row = create(line, "x", List.of());
            SOON.until(() -> row.state() == UNKNOWN);
            proxy.cutNothing();
            SOON.until(() -> {
                pass(line);
                return row.state() == DELIVERED;
            });

            assertThat(proxy.cut()).isPositive();
            assertThat(tracker.ticketsOf("InletId", row.ticket().toString()))
                    .containsExactly(
                            line.outbox.key(row.ticket(), Trackers.NAME).orElseThrow());
        }
    }

    @Test
    void writesAMessageAndLateFilesOnceWhenTheirAnswersAreLost() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(tracker.url());
                Line line = new Line(Trackers.target(proxy.url(), tracker.token("gateway"))).start()) {
            MemoryOutbox.Row opened = create(line, "x", List.of());
            SOON.until(() -> opened.state() == DELIVERED);
            String key = line.outbox.key(opened.ticket(), Trackers.NAME).orElseThrow();

            proxy.cutAnswersTo("POST /REST/2.0/ticket/");
            MemoryOutbox.Row row = queue(line, Operation.APPEND, opened.ticket(), "y", List.of());
            MemoryOutbox.Row files =
                    queue(line, Operation.FILES, opened.ticket(), "z", List.of(file(line, "поздно.txt", "late")));
            SOON.until(() -> {
                pass(line);
                return row.state() == DELIVERED && files.state() == DELIVERED;
            });

            assertThat(proxy.cut()).isEqualTo(2);
            assertThat(tracker.count(key, "Correspond")).isEqualTo(1);
            assertThat(tracker.count(key, "Comment")).isEqualTo(1);
            assertThat(tracker.files(key)).containsExactly("поздно.txt");
        }
    }

    @Test
    void takesTheLateTicketOfAnEarlierRequestWhereTheFieldAllowsAValueOnce() throws Exception {
        UUID id = UUID.randomUUID();
        String late = tracker.send(
                        "gateway",
                        "POST",
                        "/ticket",
                        "{\"Queue\":\"Unique\",\"Subject\":\"late\",\"CustomFields\":{\"OnceId\":\"" + id + "\"}}")
                .path("id")
                .asText();
        try (Line line =
                new Line(Trackers.target(tracker.url(), tracker.token("gateway"), "Unique", "OnceId")).start()) {
            line.tickets.write(Samples.article(UUID.randomUUID(), id, "x", "x", List.of()));
            MemoryOutbox.Row row = line.outbox.queue(
                    Trackers.NAME,
                    Operation.CREATE,
                    id,
                    line.tickets.find(id).orElseThrow().articles().get(0).id());

            SOON.until(() -> row.state() == DELIVERED);

            assertThat(line.outbox.key(id, Trackers.NAME)).contains(late);
        }
    }

    @Test
    void tellsWhatStaffDidAndNothingOfOurOwnOrFromBefore() throws Exception {
        MemoryFeedbacks feedbacks = new MemoryFeedbacks();
        Targets targets = new Targets(List.of(target()));
        try (Line line = new Line(target()).start()) {
            MemoryOutbox.Row opened = create(line, "x", List.of());
            SOON.until(() -> opened.state() == DELIVERED);
            String key = line.outbox.key(opened.ticket(), Trackers.NAME).orElseThrow();
            say("olga", key, "text/plain", "Это было раньше", "open");
            String foreign = tracker.send("olga", "POST", "/ticket", "{\"Queue\":\"Support\",\"Subject\":\"foreign\"}")
                    .path("id")
                    .asText();
            try (FeedbackPollers pollers = new FeedbackPollers(feedbacks, line.transport, line.vitals, line.clock)) {
                pollers.start(targets, List.of(new RequestTrackerFeedback()));
                SOON.until(() -> feedbacks.position(Trackers.NAME).isPresent());

                say("olga", key, "text/plain", "Перезагрузите принтер", "stalled");
                SOON.until(() -> feedbacks.applied().stream().anyMatch(event -> event.status() == Status.WAITING));
                say("olga", foreign, "text/plain", "Чужое", "open");
                tracker.administer("""
                        my $user = RT::CurrentUser->new;
                        $user->LoadByEmail('boris@example.com');
                        my $ticket = RT::Ticket->new($user);
                        $ticket->Load(%s);
                        my ($done, $why) = $ticket->Correspond(Content => 'Not of staff');
                        die $why unless $done;
                        """.formatted(key));
                MemoryOutbox.Row answer = queue(line, Operation.APPEND, opened.ticket(), "Помогло", List.of());
                SOON.until(() -> answer.state() == DELIVERED);
                say("olga", key, "text/html", "<p>Отлично, <b>закрываю</b></p>", "resolved");
                SOON.until(() -> feedbacks.applied().stream().anyMatch(event -> event.status() == Status.RESOLVED));

                assertThat(feedbacks.applied())
                        .allMatch(event -> event.externalKey().equals(key))
                        .allMatch(event -> event.ticket().equals(opened.ticket()))
                        .noneMatch(event -> event.author().equals("gateway"));
                assertThat(feedbacks.applied())
                        .filteredOn(event -> event.said() != null)
                        .extracting(Feedback::said)
                        .containsExactly("Перезагрузите принтер", "Отлично, закрываю");
                assertThat(feedbacks.applied())
                        .filteredOn(event -> event.author().equals("olga") && event.status() != null)
                        .extracting(Feedback::status)
                        .containsExactly(Status.WAITING, Status.RESOLVED);
                assertThat(feedbacks.told()).isEqualTo(feedbacks.applied().size());
                assertThat(line.vitals.all()).anyMatch(vital -> vital.name().equals("feedback:rt") && vital.up());
            }
        }
    }

    @Test
    void goesOnListeningAfterRtWasAway() throws Exception {
        MemoryFeedbacks feedbacks = new MemoryFeedbacks();
        try (Line line = new Line(target()).start();
                FeedbackPollers pollers = new FeedbackPollers(feedbacks, line.transport, line.vitals, line.clock)) {
            MemoryOutbox.Row opened = create(line, "x", List.of());
            SOON.until(() -> opened.state() == DELIVERED);
            String key = line.outbox.key(opened.ticket(), Trackers.NAME).orElseThrow();
            pollers.start(new Targets(List.of(target())), List.of(new RequestTrackerFeedback()));
            SOON.until(() -> feedbacks.position(Trackers.NAME).isPresent());
            tracker.kill();
            SOON.until(() ->
                    line.vitals.all().stream().anyMatch(vital -> vital.name().equals("feedback:rt") && !vital.up()));
            tracker.begin();
            say("olga", key, "text/plain", "Мы снова здесь", "open");

            SOON.until(() -> feedbacks.applied().stream().anyMatch(event -> "Мы снова здесь".equals(event.said())));

            SOON.until(() ->
                    line.vitals.all().stream().anyMatch(vital -> vital.name().equals("feedback:rt") && vital.up()));
        }
    }

    private static void say(String user, String key, String type, String text, String status) throws Exception {
        tracker.send(
                user,
                "POST",
                "/ticket/" + key + "/correspond",
                "{\"Content\":\"" + text + "\",\"ContentType\":\"" + type + "\",\"Status\":\"" + status + "\"}");
    }

    private static TargetConfig target() {
        return Trackers.target(tracker.url(), tracker.token("gateway"));
    }

    /** Lets time go on where nothing is under way: nobody's lease may run out meanwhile. */
    private static void pass(Line line) {
        if (line.outbox.count(SENDING) == 0) {
            line.pass(Duration.ofMinutes(2));
        }
    }

    private static void assertPaused(TargetConfig target, Reason why) {
        try (Line line = new Line(target).start()) {
            MemoryOutbox.Row row = create(line, "x", List.of());

            SOON.until(() -> line.outbox.paused(Trackers.NAME).isPresent());

            assertThat(line.outbox.paused(Trackers.NAME)).contains(why);
            assertThat(row.attempt()).isZero();
        }
    }

    private static MemoryOutbox.Row create(Line line, String text, List<StoredAttachment> files) {
        return queue(line, Operation.CREATE, UUID.randomUUID(), text, files);
    }

    private static MemoryOutbox.Row queue(
            Line line, Operation operation, UUID ticket, String text, List<StoredAttachment> files) {
        Article article = Samples.article(UUID.randomUUID(), ticket, text, text, files);
        line.tickets.write(article);
        return line.outbox.queue(Trackers.NAME, operation, ticket, article.id());
    }

    private static StoredAttachment file(Line line, String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return line.tickets.keep(name, "text/plain", bytes.length, Content.of(bytes));
    }

    /** The text of the newest transaction of a type. */
    private static String text(String key, String type) throws Exception {
        JsonNode transactions =
                tracker.get("gateway", "/transactions", "query", "TicketId = " + key + " AND Type = '" + type + "'");
        List<String> ids = transactions.path("items").findValuesAsText("id");
        JsonNode parts = tracker.get(
                "gateway",
                "/transaction/" + ids.get(ids.size() - 1) + "/attachments",
                "fields",
                "ContentType,Filename");
        for (JsonNode part : parts.path("items")) {
            if (part.path("ContentType").asText().equals("text/plain")) {
                byte[] content = Base64.getMimeDecoder()
                        .decode(tracker.get(
                                        "gateway",
                                        "/attachment/" + part.path("id").asText())
                                .path("Content")
                                .asText());
                return new String(content, StandardCharsets.UTF_8).strip();
            }
        }
        throw new AssertionError("no text in " + parts);
    }
}
