package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.account.Role;
import io.inlet.message.Reason;
import io.inlet.settings.ConfigurationException;
import io.inlet.ticket.Balance;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesIT {
    @Test
    void livesAndIsReadyWithoutATokenOnLoopback() throws Exception {
        try (TestConsole console = new TestConsole()) {
            HttpResponse<String> live = console.get("/health/live");
            HttpResponse<String> ready = console.get("/health/ready");

            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("\"status\":\"up\"", "\"name\":\"database\"", "\"since\":");
        }
    }

    @Test
    void isNotReadyWhileAVitalPartIsDownAndSaysWhy() throws Exception {
        try (TestConsole console = new TestConsole()) {
            console.parts.set(
                    0, Part.down("database", Reason.of("no-such-text", "5432")).asVital());

            HttpResponse<String> ready = console.get("/health/ready");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains("\"status\":\"down\"", "\"code\":\"no-such-text\"", "\"arguments\":[\"5432\"]");
            assertThat(console.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void staysReadyWhileOneMailboxIsDown() throws Exception {
        try (TestConsole console = new TestConsole()) {
            console.parts.set(1, Part.down("mailbox:support", Reason.of("login-refused")));

            HttpResponse<String> ready = console.get("/health/ready");

            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("\"status\":\"degraded\"");
        }
    }

    @Test
    void remembersSinceWhenAPartIsDown() throws Exception {
        try (TestConsole console = new TestConsole()) {
            console.get("/health/ready");
            console.parts.set(1, Part.down("mailbox:support", Reason.of("login-refused")));

            String first = console.get("/health/ready").body();
            String second = console.get("/health/ready").body();

            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void showsCountersOfOneSnapshotThatAddUp() throws Exception {
        try (TestConsole console = new TestConsole()) {
            console.line.sheet = new Balance.Sheet(
                    List.of(new Balance.Line("email", "main", "sup\"port", 10, 4, 2, 1, 1, 1, 1)),
                    List.of(new Balance.Target("desk", 6, 3, 1, 1, 1, "auth")),
                    17,
                    33);

            String metrics = console.get("/metrics").body();

            String labels = "{channel=\"email\",brand=\"main\",inbox=\"sup\\\"port\"";
            assertThat(metrics.lines())
                    .contains(
                            "inlet_items_total" + labels + ",outcome=\"captured\"} 10",
                            "inlet_items_total" + labels + ",outcome=\"opened\"} 4",
                            "inlet_items_total" + labels + ",outcome=\"appended\"} 2",
                            "inlet_items_total" + labels + ",outcome=\"duplicate\"} 1",
                            "inlet_items_total" + labels + ",outcome=\"ignored\"} 1",
                            "inlet_parked_items" + labels + "} 1",
                            "inlet_pending_items" + labels + "} 1",
                            "inlet_balance_holds" + labels + "} 1",
                            "inlet_deliveries{target=\"desk\",state=\"queued\"} 6",
                            "inlet_deliveries{target=\"desk\",state=\"unknown\"} 1",
                            "inlet_target_paused{target=\"desk\"} 1",
                            "inlet_oldest_pending_seconds 17",
                            "inlet_oldest_waiting_seconds 33",
                            "inlet_part_up{part=\"database\"} 1",
                            "inlet_store_readable 1");
        }
    }

    @Test
    void stillShowsThePartsWhileTheStoreIsAway() throws Exception {
        try (TestConsole console = new TestConsole()) {
            console.line.away = true;

            HttpResponse<String> metrics = console.get("/metrics");

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body().lines()).contains("inlet_store_readable 0", "inlet_part_up{part=\"database\"} 1");
        }
    }

    @Test
    void asksForATokenWhenItListensElsewhere() throws Exception {
        try (TestConsole console = new TestConsole("0.0.0.0")) {
            String token = console.token(Role.VIEWER);

            for (String path : List.of("/health/ready", "/metrics")) {
                assertThat(console.get(path).statusCode()).as(path).isEqualTo(401);
                assertThat(console.get(path, "Authorization", "Bearer " + token).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (TestConsole console = new TestConsole()) {
            ManagementOptions same = ManagementOptions.loopback("0").at("127.0.0.1", console.management.port());

            assertThatThrownBy(() -> Management.start(console.line.ports(console.accounts, List::of), same))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("127.0.0.1:" + console.management.port())
                    .hasMessageContaining("inlet.management.port");
        }
    }
}
