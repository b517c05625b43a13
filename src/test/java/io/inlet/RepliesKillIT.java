package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.store.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program killed between sending an acknowledgement and writing down that it was sent. */
class RepliesKillIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));

    @TempDir
    Path home;

    @Test
    void anAcknowledgementIsNotDoubledByAKillBetweenSendingAndWritingItDown() throws Exception {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        try (TestDatabase database = TestDatabase.fresh();
                SmtpStandIn smtp = new SmtpStandIn();
                PostOffice post = new PostOffice("support")) {
            Map<String, String> settings = new HashMap<>(post.settings("", "support"));
            settings.put("inlet.reply.email.port", String.valueOf(smtp.port()));
            settings.put("inlet.reply.email.null-sender", "true");
            settings.put("inlet.reply.email.user", "");
            settings.putAll(database.settings());
            smtp.silent(true);
            try (LiveGateway gateway = new LiveGateway(home, Program.variables(settings))) {
                post.put("support", mail());
                SOON.until(() -> smtp.mails().size() == 1);
                gateway.program.kill();
            }
            smtp.silent(false);
            assertThat(one(database, "select state from delivery")).isEqualTo("SENDING");
            run(database, "update delivery set leased_until = now()");
            try (LiveGateway gateway = new LiveGateway(home, Program.variables(settings))) {
                SOON.until(() -> "DELIVERED".equals(one(database, "select state from delivery")));
                assertThat(gateway.lines()).noneMatch(line -> line.contains(PostOffice.password("support")));
            }

            assertThat(smtp.mails()).hasSize(1);
            assertThat(smtp.commands()).contains("MAIL FROM:<>", "RCPT TO:<anna@inlet.example>");
            assertThat(one(database, "select reason ->> 'code' from delivery")).isEqualTo("notice-perhaps-sent");
            assertThat(smtp.mails().get(0))
                    .contains("Message-ID: <" + one(database, "select external_id from article where direction = 'OUT'")
                            + ">");
        }
    }

    private static String mail() {
        return "From: anna@inlet.example\nTo: support@inlet.example\nSubject: Help\nMessage-ID: <kill-1@example.net>\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC))
                + "\n\nPlease help me with the printer.\n";
    }

    private static String one(TestDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static void run(TestDatabase database, String command) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.address().url(),
                database.address().user(),
                database.address().password());
    }
}
