package io.inlet.pipeline.outbox;

import static io.inlet.dispatch.MemoryOutbox.State.DELIVERED;
import static io.inlet.dispatch.MemoryOutbox.State.PARKED;
import static io.inlet.dispatch.MemoryOutbox.State.RETRY;
import static io.inlet.dispatch.MemoryOutbox.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.MemoryOutbox;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.Samples;
import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DispatchIT {
    private static final ConditionFactory SOON =
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));

    @Test
    void deliversTwoHundredExactlyOnceHoweverTheReceiverBehaves() throws Exception {
        List<HostileReceiver.Act> worst = List.of(
                HostileReceiver.Act.LOSE,
                HostileReceiver.Act.of(false, "500 No", ""),
                HostileReceiver.Act.of(true, "502 No", ""),
                HostileReceiver.Act.of(false, "503 No", "Retry-After: 1\r\n"),
                HostileReceiver.Act.of(false, "429 No", "Retry-After: 1\r\n"),
                HostileReceiver.Act.CLOSE,
                HostileReceiver.Act.GARBAGE);
        try (HostileReceiver receiver = new HostileReceiver(
                        (request, times) -> times < 3 && request.id().hashCode() % 3 == 0
                                ? worst.get(Math.floorMod(request.id().hashCode() / 3 + times, worst.size()))
                                : HostileReceiver.Act.OK);
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            List<MemoryOutbox.Row> rows = new ArrayList<>();
            for (int ticket = 0; ticket < 100; ticket++) {
                MemoryOutbox.Row created = line.open("desk");
                rows.add(created);
                rows.add(line.append(created.ticket(), "desk"));
            }

            SOON.until(() -> {
                line.pass(Duration.ofSeconds(20));
                return line.outbox.count(DELIVERED) == 200;
            });

            assertThat(receiver.stored().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            rows.stream().map(row -> "msg_" + row.id()).toList());
            assertThat(receiver.received()).hasSizeGreaterThan(200);
            for (int ticket = 0; ticket < 200; ticket += 2) {
                assertThat(receiver.order().indexOf("msg_" + rows.get(ticket).id()))
                        .isLessThan(receiver.order()
                                .indexOf("msg_" + rows.get(ticket + 1).id()));
            }
        }
    }

    @Test
    void sendsTheSignedBytesAndNothingElse() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK);
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            line.open("desk");

            SOON.until(() -> line.outbox.count(DELIVERED) == 1);

            HostileReceiver.Request request = receiver.received().get(0);
            assertThat(request.line()).isEqualTo("POST /hooks/inlet HTTP/1.1");
            assertThat(request.headers().keySet())
                    .containsExactlyInAnyOrder(
                            "connection",
                            "content-length",
                            "content-type",
                            "host",
                            "user-agent",
                            "webhook-id",
                            "webhook-signature",
                            "webhook-timestamp");
            assertThat(request.headers())
                    .containsEntry("content-type", "application/json; charset=utf-8")
                    .containsEntry("user-agent", "Inlet");
            assertThat(request.text()).contains("Принтер не печатает");
        }
    }

    @Test
    void remembersWhatTheTargetCallsTheTicket() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver(
                        (request, times) -> HostileReceiver.Act.body("201 Created", "{\"externalKey\": \"INC-7\"}"));
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row created = line.open("desk");
            SOON.until(() -> line.outbox.count(DELIVERED) == 1);
            line.append(created.ticket(), "desk");
            SOON.until(() -> line.outbox.count(DELIVERED) == 2);

            assertThat(line.outbox.key(created.ticket(), "desk")).contains("INC-7");
            assertThat(receiver.received().get(1).text()).contains("\"externalKey\":\"INC-7\"");
        }
    }

    @Test
    void aTargetThatHangsHoldsUpNoOther() throws Exception {
        try (HostileReceiver hanging = new HostileReceiver((request, times) -> HostileReceiver.Act.HANG);
                HostileReceiver healthy = new HostileReceiver((request, times) -> HostileReceiver.Act.OK);
                Line line = new Line(Samples.target("hanging", hanging.url()), Samples.target("healthy", healthy.url()))
                        .start()) {
            for (int ticket = 0; ticket < 50; ticket++) {
                line.open("hanging", "healthy");
            }

            SOON.until(() -> line.outbox.count(DELIVERED) == 50);

            assertThat(healthy.stored()).hasSize(50);
            assertThat(hanging.stored()).isEmpty();
            assertThat(hanging.received()).hasSizeLessThan(50);
        }
    }

    @Test
    void aCallThatHangsEndsAtItsDeadlineAsPerhapsDone() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.HANG);
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row row = line.open("desk");

            SOON.until(() -> row.state() == UNKNOWN);

            assertThat(row.reason().code()).isEqualTo("target-answer-lost");
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void repeatsWhatACrashedWorkerBeganWithTheSameId() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK);
                Line line = new Line(Samples.target("desk", receiver.url()))) {
            MemoryOutbox.Row row = line.open("desk");
            Delivery begun = line.outbox.claim("desk", 1, Duration.ofMinutes(1)).get(0);
            Call.Send sent = line.call(begun);
            HttpRequest.Builder request = HttpRequest.newBuilder(receiver.url())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Samples.bytes(sent.body())));
            sent.headers().forEach(request::header);
            HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());

            line.start().pass(Duration.ofSeconds(61));
            SOON.until(() -> row.state() == DELIVERED);

            assertThat(row.uncertain()).isTrue();
            assertThat(row.attempt()).isEqualTo(2);
            assertThat(receiver.received()).hasSize(2);
            assertThat(receiver.stored().keySet()).containsExactly("msg_" + row.id());
        }
    }

    @Test
    void pausesATargetThatLeadsInsideThoughItMayNot() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK);
                Line line = new Line(Samples.outside("desk", receiver.url())).start()) {
            MemoryOutbox.Row row = line.open("desk");

            SOON.until(() -> !line.vitals.all().get(0).up());

            assertThat(line.outbox.paused("desk").orElseThrow().code()).isEqualTo("target-cannot-start");
            assertThat(row.state()).isEqualTo(MemoryOutbox.State.NEW);
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void looksAnewAtWhatAnEarlierProcessCouldNotStart() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK);
                Line line = new Line(Samples.target("desk", receiver.url()))) {
            MemoryOutbox.Row row = line.open("desk");
            line.outbox.pause("desk", Reason.of("target-cannot-start", "a connector"));

            line.start();

            SOON.until(() -> row.state() == DELIVERED);
            assertThat(line.outbox.paused("desk")).isEmpty();
        }
    }

    @Test
    void parksWhatWasTriedInVainForItsWholeWindow() throws Exception {
        try (HostileReceiver receiver =
                        new HostileReceiver((request, times) -> HostileReceiver.Act.of(false, "500 No", ""));
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row row = line.open("desk");

            SOON.until(() -> {
                line.pass(Duration.ofHours(4));
                return row.state() == PARKED;
            });

            assertThat(row.reason().code()).isEqualTo("delivery-window-over");
            assertThat(row.attempt()).isGreaterThanOrEqualTo(6);
            assertThat(receiver.received()).hasSize(row.attempt());
        }
    }

    @Test
    void showsItsSecretToNobody() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ((Logger) LoggerFactory.getLogger("org.apache.hc"))
                .setLevel(Level.INFO); // its wire log shows whatever a target echoes
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        List<String> shown = new ArrayList<>();
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> switch (times) {
                    case 1 -> HostileReceiver.Act.LOSE;
                    case 2 -> HostileReceiver.Act.GARBAGE;
                    default -> HostileReceiver.Act.body("400 No", "you signed with " + Samples.KEY);
                });
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row row = line.open("desk");
            SOON.until(() -> {
                line.pass(Duration.ofMinutes(1));
                return row.state() == PARKED;
            });
            shown.add(row.answer());
            shown.add(row.reason().toString());
            shown.add(line.vitals.all().get(0).detail().toString());
            line.context().getEndpoints().forEach(endpoint -> shown.add(endpoint.getEndpointUri()));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        List.copyOf(log.list).forEach(event -> {
            shown.add(event.getFormattedMessage());
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                shown.add(String.valueOf(cause.getMessage()));
            }
        });

        assertThat(shown).hasSizeGreaterThan(20).noneMatch(text -> text.contains(Samples.KEY.substring(6, 40)));
    }

    @Test
    void pausesATargetThatRefusesAuthenticationAndGoesOnWhenResumed() throws Exception {
        AtomicReference<HostileReceiver.Act> act =
                new AtomicReference<>(HostileReceiver.Act.of(false, "401 Unauthorized", ""));
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> act.get());
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row row = line.open("desk");
            Vital vital = line.vitals.all().get(0);
            SOON.until(() -> !vital.up());

            assertThat(vital.name()).isEqualTo("target:desk");
            assertThat(vital.detail()).isEqualTo(Reason.of("target-refused-authentication", "401"));
            assertThat(row.attempt()).isZero();
            assertThat(row.state()).isEqualTo(RETRY);

            act.set(HostileReceiver.Act.OK);
            line.outbox.resume("desk");
            SOON.until(() -> row.state() == DELIVERED);
            SOON.until(vital::up);
        }
    }

    @Test
    void pausesATargetThatIsGone() throws Exception {
        try (HostileReceiver receiver =
                        new HostileReceiver((request, times) -> HostileReceiver.Act.of(false, "410 Gone", ""));
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            line.open("desk");

            SOON.until(() -> line.outbox.paused("desk").isPresent());

            assertThat(line.outbox.paused("desk")).contains(Reason.of("target-gone", "410"));
        }
    }

    @Test
    void parksWhatIsRefusedWithTheBeginningOfTheAnswer() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver(
                        (request, times) -> HostileReceiver.Act.body("422 No", "нет поля " + "x".repeat(200_000)));
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row row = line.open("desk");

            SOON.until(() -> row.state() == PARKED);

            assertThat(row.reason()).isEqualTo(Reason.of("target-refused", "422"));
            assertThat(row.answer()).startsWith("нет поля xxx").hasSize(1000);
        }
    }

    @Test
    void holdsLaterArticlesBackWhileAnEarlierOneIsParked() throws Exception {
        AtomicReference<String> refused = new AtomicReference<>();
        try (HostileReceiver receiver =
                        new HostileReceiver((request, times) -> refused.compareAndSet(null, request.id())
                                ? HostileReceiver.Act.of(false, "400 No", "")
                                : HostileReceiver.Act.OK);
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row created = line.open("desk");
            MemoryOutbox.Row appended = line.append(created.ticket(), "desk");
            SOON.until(() -> created.state() == PARKED);
            MemoryOutbox.Row other = line.open("desk");
            SOON.until(() -> other.state() == DELIVERED);
            assertThat(appended.state()).isEqualTo(MemoryOutbox.State.NEW);

            line.outbox.release("desk");

            SOON.until(() -> appended.state() == DELIVERED);
            assertThat(receiver.order().indexOf("msg_" + created.id()))
                    .isLessThan(receiver.order().indexOf("msg_" + appended.id()));
        }
    }

    @Test
    void knowsThatNothingWasSentToAPortWhereNobodyListens() throws Exception {
        URI nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/");
        }
        try (Line line = new Line(Samples.target("desk", nobody)).start()) {
            MemoryOutbox.Row row = line.open("desk");

            SOON.until(() -> row.state() == RETRY);

            assertThat(row.reason().code()).isEqualTo("target-unreachable");
            assertThat(row.attempt()).isOne();
            assertThat(row.uncertain()).isFalse();
        }
    }

    @Test
    void restsATargetThatFailsAndTriesItAgain() throws Exception {
        AtomicReference<HostileReceiver.Act> act = new AtomicReference<>(HostileReceiver.Act.of(false, "500 No", ""));
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> act.get());
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            for (int ticket = 0; ticket < 40; ticket++) {
                line.open("desk");
            }
            Vital vital = line.vitals.all().get(0);
            SOON.until(() -> !vital.up());
            assertThat(vital.figures()).containsEntry("breaker", "open");
            assertThat(receiver.received()).hasSizeBetween(5, 9);

            act.set(HostileReceiver.Act.OK);
            SOON.until(() -> {
                line.pass(Duration.ofSeconds(5));
                return line.outbox.count(DELIVERED) == 40;
            });

            assertThat(vital.up()).isTrue();
        }
    }

    @Test
    void parksWhatBelongsToATicketThatIsNotThere() throws Exception {
        try (HostileReceiver receiver = new HostileReceiver((request, times) -> HostileReceiver.Act.OK);
                Line line = new Line(Samples.target("desk", receiver.url())).start()) {
            MemoryOutbox.Row row = line.outbox.queue("desk", Operation.CREATE, UUID.randomUUID(), UUID.randomUUID());

            SOON.until(() -> row.state() == PARKED);

            assertThat(row.reason()).isEqualTo(Reason.of("ticket-missing"));
            assertThat(receiver.received()).isEmpty();
        }
    }
}
