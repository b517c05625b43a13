package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Mode;
import io.inlet.ticket.Item;
import io.inlet.ticket.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportViewsIT {
    private TestDatabase database;
    private Rows rows;
    private Line line;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        rows = Rows.of(database);
        line = new Line(database.dataSource(), new PostgresOutbox(database.dataSource()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void showsTicketsWithoutSandbox() {
        Outcome.Opened opened = line.opened(Item.mail("1@x").attach("a", Item.bytes("a")));
        line.take(line.mode(Mode.SANDBOX), Item.mail("2@x"));
        rows.execute(
                "insert into history (brand, ticket_id, actor, field, before, after, reasons)"
                        + " values ('acme', ?, 'user:anna', 'status', 'NEW', 'RESOLVED', '[]')",
                opened.ticket());
        rows.execute("update ticket set status = 'RESOLVED', resolve_by = now() - interval '1 hour'");

        assertThat(rows.text("select string_agg(number || status || kind || contact_name, ',') from report.ticket"))
                .isEqualTo(opened.number() + "resolvedincidentАнна");
        assertThat(rows.text("select string_agg(ticket_number || attachments || automation, ',') from report.article"))
                .isEqualTo(opened.number() + "1NONE");
        assertThat(rows.text("select string_agg(target || state || ticket_number, ',') from report.delivery"))
                .isEqualTo("desknew" + opened.number());
        assertThat(rows.text("select string_agg(ticket_number || resolve_missed, ',') from report.sla"))
                .isEqualTo(opened.number() + "true");
        assertThat(rows.text("select string_agg(day || channel || captured || opened, ',') from report.channel_day"))
                .isEqualTo("2026-01-31email11");
    }

    @Test
    void cannotBeWritten() {
        for (String view : List.of("ticket", "article", "channel_day", "delivery", "sla")) {
            assertThat(rows.flag(
                            "select bool_and(is_insertable_into = 'NO') from information_schema.views"
                                    + " where table_schema = 'report' and table_name = ?",
                            view))
                    .describedAs(view)
                    .isTrue();
        }
    }
}
