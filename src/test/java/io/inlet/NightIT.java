package io.inlet;

import static io.inlet.OnCall.FINDINGS;
import static io.inlet.OnCall.FINE;
import static io.inlet.OnCall.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.inlet.OnCall.Said;
import io.inlet.chaos.Cable;
import io.inlet.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of docs/runbook.md acted out to the letter, from the alarm to its end. */
@Tag("one-jdk")
class NightIT {
    @TempDir
    Path home;

    private TestDatabase database;
    private Cable cable;
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void prepare() throws Exception {
        database = TestDatabase.fresh();
        URI server = URI.create(database.address().url().substring("jdbc:".length()));
        cable = new Cable(server.getPort());
        settings.putAll(Map.of(
                "inlet.database.url",
                "jdbc:postgresql://127.0.0.1:" + cable.port() + server.getPath(),
                "inlet.database.user",
                database.address().user(),
                "inlet.database.password",
                database.address().password()));
    }

    @AfterEach
    void end() throws IOException {
        cable.close();
        database.close();
    }

    @Test
    void anExternalDatabaseIsDead() throws Exception {
        RunbookPage page = RunbookPage.of("database-away");
        try (OnCall me = new OnCall(home, settings)) {
            me.start();
            cable.cut();
            assertThat(me.awaitTold("raised", "database-away").path("level").asText())
                    .isEqualTo("bad");
            assertThat(me.post("kept").statusCode()).isEqualTo(202);

            Said status = me.run(page.command("inlet status", ""));
            Said doctor = me.run(page.command("inlet doctor", ""));
            String over = page.quotedAfter("It is over when `inlet doctor` says ");
            String spool = page.quotedAfter("shows the counters and no ");

            assertThat(status.code()).isEqualTo(FINDINGS);
            assertThat(status.text())
                    .contains("[database-away]", "127.0.0.1:" + cable.port(), spool + " of this machine: 1 messages");
            assertThat(doctor.code()).isEqualTo(FINDINGS);
            assertThat(doctor.text()).contains("FAULT database: database 127.0.0.1:" + cable.port());

            page.says("Nothing is to be done at Inlet, not even a restart");
            cable.mend();
            me.awaitTold("recovered", "database-away");
            SOON.until(() -> !me.run(page.command("inlet status", "")).says(spool));
            assertThat(me.run(page.command("inlet doctor", "")).text()).contains(over);
            assertThat(me.run(page.command("inlet status", "")).text()).contains("web web main 1 1 0");
        }
    }

    @Test
    void theEmbeddedDatabaseIsDeadAndDoesNotComeBackByItself() throws Exception {
        RunbookPage page = RunbookPage.of("database-away");
        try (OnCall me = new OnCall(home, Map.of())) {
            me.start();
            assertThat(me.post("before").statusCode()).isEqualTo(201);
            Path cluster = home.resolve("data/postgresql/cluster");
            Path control = cluster.resolve("global/pg_control");
            long server = Long.parseLong(
                    Files.readAllLines(cluster.resolve("postmaster.pid")).get(0));
            Files.move(control, home.resolve("pg_control"));
            ProcessHandle.of(server).orElseThrow().destroyForcibly();
            me.awaitTold("raised", "database-away");
            assertThat(me.post("kept").statusCode()).isEqualTo(202);

            page.says("`inlet status` has its last words");
            SOON.until(() -> {
                Said status = me.run(page.command("inlet status", ""));
                return status.says("[database-away]") && status.says("pg_control");
            });
            Path words = home.resolve(page.quotedAfter("which stand in "));
            SOON.ignoreExceptions() // it is written anew at each try
                    .until(() -> Files.readString(words).contains("pg_control"));
            Files.move(home.resolve("pg_control"), control);
            page.says("Stop Inlet and start it again (`inlet run`)");
            me.restart();

            me.awaitTold("recovered", "database-away");
            assertThat(me.run(page.command("inlet doctor", "")).text())
                    .contains(page.quotedAfter("It is over when `inlet doctor` says "));
            SOON.until(() -> me.run(page.command("inlet status", "")).says("web web main 2 2 0"));
        }
    }

    @Test
    void thePasswordOfAMailboxHasExpired() throws Exception {
        RunbookPage page = RunbookPage.of("mailbox-refused");
        try (PostOffice post = new PostOffice("support")) {
            settings.putAll(post.settings("", "support"));
            settings.put("inlet.reply.email.enabled", "false");
            post.changePassword("support", "fresh-secret");
            post.put("support", mail());
            try (OnCall me = new OnCall(home, settings)) {
                me.start();
                JsonNode alarm = me.awaitTold("raised", "mailbox-refused");
                assertThat(alarm.path("subject").asText()).isEqualTo("email");

                Said doctor = me.run(page.command("inlet doctor", ""));
                assertThat(doctor.code()).isEqualTo(FINDINGS);
                assertThat(doctor.text()).contains("FAULT mailbox:email");
                me.set(page.says("inlet.email.password"), "fresh-secret");
                assertThat(me.run(page.command("inlet doctor", "")).text()).contains(page.says("ok mailbox:email"));
                page.says("Then restart Inlet.");
                me.restart();

                me.awaitTold("recovered", "mailbox-refused");
                SOON.until(() -> me.run(List.of("status")).says("email support main 1 1 0"));
            }
        }
    }

    @Test
    void aTargetIsDown() throws Exception {
        RunbookPage page = RunbookPage.of("target-down");
        InetSocketAddress place = closed();
        try (OnCall me = new OnCall(home, settings)) {
            me.set("inlet.target.desk.secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
            Files.writeString(home.resolve("config/targets.yaml"), """
                    targets:
                      desk: {type: webhook, url: "http://127.0.0.1:%d/", enabled: true, allow-private: true}
                    """.formatted(place.getPort()));
            me.start();
            for (int ticket = 1; ticket <= 5; ticket++) {
                assertThat(me.post("ticket" + ticket).statusCode()).isEqualTo(201);
            }
            assertThat(me.awaitTold("raised", "target-down").path("subject").asText())
                    .isEqualTo("desk");

            assertThat(me.run(page.command("inlet doctor", "")).text()).contains("FAULT target:desk");
            assertThat(me.run(page.command("inlet pause target:NAME --why TEXT", "desk"))
                            .code())
                    .isEqualTo(FINE);
            HttpServer desk = HttpServer.create(place, 0);
            desk.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            desk.start();
            try {
                assertThat(me.run(page.command("inlet resume target:NAME", "desk"))
                                .code())
                        .isEqualTo(FINE);
                me.awaitTold("recovered", "target-down");
                String over = page.quotedAfter("It is over when `inlet status` shows ");
                SOON.until(() -> me.run(page.command("inlet status", "")).says("delivered 5 + " + over));
            } finally {
                desk.stop(0);
            }
        }
    }

    private static InetSocketAddress closed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }

    private static String mail() {
        return "From: anna@example.net\nTo: support@inlet.example\nSubject: Printer\nMessage-ID: <night@example.net>\n"
                + "Date: Sun, 22 Nov 2026 03:00:00 +0000\nContent-Type: text/plain\n\nIt does not print.\n";
    }
}
