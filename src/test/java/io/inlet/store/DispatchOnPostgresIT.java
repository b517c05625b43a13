package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inlet.demo.WebhookReceiver;
import io.inlet.dispatch.Attempt;
import io.inlet.dispatch.Backoff;
import io.inlet.dispatch.DeliveryStates;
import io.inlet.dispatch.Gates;
import io.inlet.dispatch.MovingClock;
import io.inlet.dispatch.Samples;
import io.inlet.dispatch.SelfTest;
import io.inlet.dispatch.Settlement;
import io.inlet.dispatch.Targets;
import io.inlet.dispatch.WebhookAdapter;
import io.inlet.pipeline.outbox.Dispatch;
import io.inlet.pipeline.outbox.KameletTransport;
import io.inlet.pipeline.outbox.OutboxComponent;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Secret;
import io.inlet.ticket.Item;
import io.inlet.ticket.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the ticket's transaction to a desk that loses answers: the real outbox, the shipped route and connector, sockets. */
class DispatchOnPostgresIT {
    private static final int TICKETS = 50;

    @TempDir
    Path folder;

    @Test
    void tellsEveryArticleOnceAndKeepsTheDesksKeys() throws Exception {
        MovingClock clock = new MovingClock();
        clock.advance(Duration.ofDays(-1)); // whatever is to be tried again is due at once
        try (TestDatabase database = TestDatabase.fresh();
                WebhookReceiver desk = new WebhookReceiver(folder.resolve("events"), new Secret(Samples.KEY), clock)) {
            PostgresOutbox outbox = new PostgresOutbox(database.dataSource());
            Line line = new Line(database.dataSource(), outbox);
            Main main = route(database, outbox, new Targets(List.of(Samples.target("desk", desk.url()))), clock);
            main.start();
            try {
                for (int ticket = 0; ticket < TICKETS; ticket++) {
                    String first = line.next();
                    line.opened(mail(first));
                    line.take(mail(line.next()).replyTo(first));
                }

                Rows rows = Rows.of(database);
                await().atMost(Duration.ofSeconds(90))
                        .until(() ->
                                rows.count("select count(*) from delivery where state = 'DELIVERED'") == 2 * TICKETS);

                assertThat(desk.events()).isEqualTo(2 * TICKETS);
                assertThat(desk.lost()).isPositive();
                assertThat(desk.repeats()).isEqualTo(desk.lost());
                assertThat(rows.count("select count(distinct external_key) from target_ticket"))
                        .isEqualTo(TICKETS);
            } finally {
                main.stop();
            }
        }
    }

    private static Item mail(String messageId) {
        return Item.mail(messageId).decided(Priority.P3, List.of(), List.of("desk"));
    }

    private static Main route(TestDatabase database, PostgresOutbox outbox, Targets targets, MovingClock clock) {
        Gates gates = new Gates(targets, clock);
        KameletTransport transport = new KameletTransport();
        Main main = new Main();
        main.configure().setRoutesIncludePattern("file:routes/errors.camel.yaml,file:routes/dispatch.camel.yaml");
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.addInitialProperty("camel.component.kamelet.location", "file:connectors");
        main.bind(
                "dispatch",
                new Dispatch(
                        new DeliveryStates(new PostgresTickets(database.dataSource()), targets, null),
                        new Attempt(List.of(new WebhookAdapter()), transport, gates, clock),
                        new Settlement(outbox, new Backoff(new Random(7)), clock),
                        clock));
        main.bind(
                "outbox",
                new OutboxComponent(
                        outbox,
                        targets,
                        gates,
                        transport,
                        new SelfTest(List.of(new WebhookAdapter()), transport),
                        new Vitals(),
                        clock));
        return main;
    }
}
