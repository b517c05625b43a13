package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Mode;
import io.inlet.message.Party;
import io.inlet.ticket.Item;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxSweepIT {
    private static final byte[] SHARED = new byte[300_000];
    private static final byte[] OWN = new byte[300_001];

    @AutoClose
    private static final TestDatabase database = TestDatabase.fresh();

    private Rows rows;
    private Line line;
    private SandboxSweep sweep;

    @BeforeEach
    void clear() {
        rows = Rows.of(database);
        rows.clear();
        line = new Line(database.dataSource(), new PostgresOutbox(database.dataSource()));
        sweep = new SandboxSweep(database.dataSource());
    }

    @Test
    void erasesTicketsMessagesFilesAndContactsOfSandbox() {
        line.take(Item.mail("1@x").attach("shared", SHARED));
        line.take(
                line.mode(Mode.SANDBOX),
                Item.mail("2@x")
                        .from("trial@example.org")
                        .attach("shared", SHARED)
                        .attach("own", OWN));
        line.capture(line.mode(Mode.SANDBOX));

        assertThat(sweep.erase(Duration.ZERO)).isEqualTo(3);

        for (String table : List.of("ticket", "article", "attachment", "file", "raw_message", "outcome", "contact")) {
            assertThat(rows.count("select count(*) from " + table))
                    .describedAs(table)
                    .isEqualTo(1);
        }
        assertThat(rows.count("select count(*) from inbox_message")).isZero();
        assertThat(rows.count("select uses from file")).isEqualTo(1);
        assertThat(rows.count("select sum(length(bytes)) from file_chunk")).isEqualTo(SHARED.length);
    }

    @Test
    void keepsContactThatRealTicketsNeed() {
        line.take(line.mode(Mode.SANDBOX), Item.mail("1@x"));
        line.take(Item.mail("2@x"));

        sweep.erase(Duration.ZERO);

        assertThat(new PostgresTicketStore(database.dataSource(), () -> {})
                        .contact("acme", Party.ofEmail(null, "anna@example.org")))
                .isPresent();
    }

    @Test
    void leavesWhatIsYoung() {
        line.take(line.mode(Mode.SANDBOX), Item.mail("1@x"));

        assertThat(sweep.erase(Duration.ofDays(1))).isZero();

        assertThat(rows.count("select count(*) from ticket")).isEqualTo(1);
    }

    @Test
    void erasesMoreThanOneBatch() {
        for (int i = 0; i < 105; i++) {
            line.capture(line.mode(Mode.SANDBOX));
        }

        assertThat(sweep.erase(Duration.ZERO)).isEqualTo(105);

        assertThat(rows.count("select count(*) from raw_message")).isZero();
    }
}
