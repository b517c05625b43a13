package io.inlet.store;

import io.inlet.message.Arrival;
import io.inlet.message.Claim;
import io.inlet.message.Content;
import io.inlet.message.Group;
import io.inlet.message.Ids;
import io.inlet.message.Raws;
import io.inlet.ticket.Item;
import io.inlet.ticket.OneGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Not a test: prints how many messages a second the inbox takes and the ticket store settles, on the PostgreSQL of the tests. Arguments:
 * threads, messages a thread, bytes of a message.
 */
public final class StoreMeasurement {
    private StoreMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int each = Integer.parseInt(arguments[1]);
        byte[] bytes = new byte[Integer.parseInt(arguments[2])];
        try (TestDatabase database = TestDatabase.fresh()) {
            PostgresInbox inbox = new PostgresInbox(database.dataSource());
            PostgresTicketStore store = new PostgresTicketStore(database.dataSource(), () -> {});
            for (int round = 1; round <= 3; round++) {
                print(
                        "capture",
                        threads * each,
                        () -> Together.run(threads, thread -> {
                            for (int i = 0; i < each; i++) {
                                inbox.capture(Arrival.of(Raws.raw(Ids.next().toString(), Content.of(bytes))));
                            }
                            return null;
                        }));
                AtomicInteger left = new AtomicInteger(threads * each);
                print(
                        "claim and record",
                        threads * each,
                        () -> Together.run(threads, thread -> {
                            while (left.get() > 0) {
                                left.addAndGet(-settle(inbox, store));
                            }
                            return null;
                        }));
            }
            new Tally(database.dataSource()).rollUp();
            System.out.println(new Tally(database.dataSource()).read().lines());
        }
    }

    private static int settle(PostgresInbox inbox, PostgresTicketStore store) throws IOException {
        List<Group> groups = inbox.claim(new Claim(10, 32_000_000, Duration.ofMinutes(2)));
        for (Group group : groups) {
            String id = group.first().id().toString();
            Item item = Item.mail(id + "@x")
                    .from(id.substring(24) + "@example.org")
                    .text("Принтер", "Не печатает второй день. ".repeat(40));
            OneGroup.record(store, group, List.of(item.in(group.first())), null);
        }
        return groups.size();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static void print(String what, int messages, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-17s %6.0f messages/s%n", what, messages / seconds);
    }
}
