package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Arrival;
import io.inlet.message.Raws;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostgresCapturedBookIT {
    private static final String LONG = "desk@mail/" + "x".repeat(700) + ";1;1";

    @Test
    void knowsWhatWasCapturedUnderWhichKeys() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            PostgresInbox inbox = new PostgresInbox(database.dataSource());
            for (String key : List.of("desk@mail/INBOX;1;1", "desk@mail/INBOX;1;2", "desk@mail/INBOX2;1;1", LONG)) {
                inbox.capture(Arrival.of(Raws.raw(key)));
            }
            inbox.capture(Arrival.of(Raws.raw("desk@mail/INBOX;1;9", "another")));
            PostgresCapturedBook book = new PostgresCapturedBook(database.dataSource());

            assertThat(book.known("email", "support", Set.of("desk@mail/INBOX;1;2", "desk@mail/INBOX;1;9", LONG)))
                    .containsExactlyInAnyOrder("desk@mail/INBOX;1;2", LONG);
            List<String> visited = new ArrayList<>();
            book.each(
                    "email",
                    "support",
                    "desk@mail/INBOX;",
                    (key, at, size) -> visited.add(key + " " + at + " " + size));
            assertThat(visited)
                    .containsExactlyInAnyOrder(
                            "desk@mail/INBOX;1;1 " + Raws.MORNING + " 28",
                            "desk@mail/INBOX;1;2 " + Raws.MORNING + " 28");
            assertThat(book.understood(List.of("nobody@example.org"))).isEmpty();
        }
    }
}
