package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.pipeline.bot.BotApi;
import io.inlet.pipeline.bot.Updates;
import io.inlet.store.PostgresInbox;
import io.inlet.store.PostgresTickets;
import io.inlet.store.Tally;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Tickets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed after an update was committed and before Telegram heard of it. */
class TelegramKillIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));

    @TempDir
    Path home;

    @Test
    void whatWasCommittedIsNeitherLostNorDoubledAndNobodySeesTheToken() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        try (TestDatabase database = TestDatabase.fresh();
                BotApi api = new BotApi()) {
            Map<String, String> environment = Program.variables(Map.of(
                    "inlet.database.url",
                    database.address().url(),
                    "inlet.database.user",
                    database.address().user(),
                    "inlet.database.password",
                    database.address().password(),
                    "inlet.telegram.enabled",
                    "true",
                    "inlet.telegram.token",
                    BotApi.TOKEN,
                    "inlet.telegram.base-url",
                    api.url(),
                    "inlet.telegram.timeout",
                    "2s",
                    "inlet.telegram.settle",
                    "2s"));
            PostgresInbox inbox = new PostgresInbox(database.dataSource());

            LiveGateway first = new LiveGateway(home, environment);
            api.deaf(true);
            api.give(12, Updates.text(12, 7, 2, "Когда включат отопление в доме?"));
            SOON.until(
                    () -> inbox.find("telegram", "telegram", "7000001:12:7/2").isPresent());
            first.program.kill();
            assertThat(api.waiting()).isEqualTo(1);

            api.deaf(false);
            try (LiveGateway second = new LiveGateway(home, environment)) {
                SOON.until(() -> api.waiting() == 0);
                Tickets tickets = new PostgresTickets(database.dataSource());
                SOON.until(() -> !search(tickets).tickets().isEmpty());
                Balance.Line line =
                        new Tally(database.dataSource()).read().lines().get(0);

                assertThat(search(tickets).tickets()).hasSize(1);
                assertThat(line.captured()).isEqualTo(1);
                assertThat(line.duplicate()).isZero();
                assertThat(Stream.concat(first.lines().stream(), second.lines().stream()))
                        .anyMatch(said -> said.contains("telegram"))
                        .noneMatch(said -> said.contains("nobody-may-see"));
            }
        }
    }

    private static Tickets.Page search(Tickets tickets) {
        return tickets.search(new Tickets.Query(null, null, "telegram", null, null, null, null, null, 10));
    }
}
