package io.inlet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.Outbox;
import io.inlet.message.Arrival;
import io.inlet.message.Attachment;
import io.inlet.message.Content;
import io.inlet.message.Group;
import io.inlet.message.Inbox;
import io.inlet.message.LeaseLostException;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.Raws;
import io.inlet.message.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every queue of late files promises, with the store that fills it and the outbox that tells of it. */
public interface LateFilesContract {
    Duration LONG = Duration.ofMinutes(5);
    Duration BRIEF = Duration.ofMillis(20);

    LateFiles files();

    TicketStore store();

    Inbox inbox();

    Tickets tickets();

    Outbox outbox();

    @Test
    default void queuesWhatIsStillToBeFetched() {
        take(photos("a"));

        List<LateFiles.Wanted> claimed = files().claim(10, LONG);

        assertThat(claimed).singleElement().satisfies(wanted -> {
            assertThat(wanted.brand()).isEqualTo("acme");
            assertThat(wanted.channel()).isEqualTo("email");
            assertThat(wanted.inbox()).isEqualTo("support");
            assertThat(wanted.name()).isEqualTo("a.jpg");
            assertThat(wanted.mediaType()).isEqualTo("image/jpeg");
            assertThat(wanted.size()).isEqualTo(-1);
            assertThat(wanted.source()).isEqualTo("file a");
            assertThat(wanted.attempt()).isEqualTo(1);
        });
        assertThat(files().claim(10, LONG)).describedAs("leased").isEmpty();
    }

    @Test
    default void queuesNothingForMailOrDuplicate() {
        take(Item.mail("1@x").attach("a", Item.bytes("a")));
        take(photos("b"));
        take(photos("b"));

        assertThat(files().claim(10, LONG)).hasSize(1);
    }

    @Test
    default void wakesFetchersWhenFileIsQueued() {
        AtomicInteger woken = new AtomicInteger();
        files().onWork(woken::incrementAndGet);

        take(Item.mail("1@x"));
        assertThat(woken).hasValue(0);
        take(photos("a"));

        assertThat(woken).hasValue(1);
    }

    @Test
    default void keepsFetchedBytesOncePerContent() throws IOException {
        Outcome.Opened opened = take(photos("a", "b").attach("c.jpg", new byte[700_000]));
        for (LateFiles.Wanted wanted : files().claim(10, LONG)) {
            store(wanted, new byte[700_000]);
        }

        List<StoredAttachment> stored = attachments(opened);

        assertThat(stored).extracting(StoredAttachment::state).containsOnly(Attachment.State.STORED);
        assertThat(stored).extracting(StoredAttachment::late).containsExactly(true, true, false);
        assertThat(stored).extracting(StoredAttachment::size).containsOnly(700_000L);
        assertThat(stored).extracting(StoredAttachment::sha256).containsOnly(Item.sha256(new byte[700_000]));
        for (StoredAttachment attachment : stored) {
            try (InputStream in = tickets()
                    .attachment(attachment.id())
                    .orElseThrow()
                    .content()
                    .open()) {
                assertThat(in.readAllBytes()).isEqualTo(new byte[700_000]);
            }
        }
        assertThat(files().claim(10, LONG)).isEmpty();
    }

    @Test
    default void knowsThatFileIsStillToCome() {
        assertThat(attachments(take(photos("a")))).singleElement().satisfies(pending -> {
            assertThat(pending.state()).isEqualTo(Attachment.State.PENDING);
            assertThat(pending.late()).isTrue();
            assertThat(pending.size()).isEqualTo(-1);
        });
    }

    @Test
    default void tellsTargetsOnceWhenTheLastFileIsSettled() throws IOException {
        Outcome.Opened opened = take(photos("a", "b", "c"));
        List<LateFiles.Wanted> claimed = files().claim(10, LONG);

        store(claimed.get(0), Item.bytes("one"));
        files().refused(claimed.get(1), Reason.of("file-too-large", "50 MB"));
        assertThat(operations("desk")).containsExactly(Operation.CREATE);
        store(claimed.get(2), Item.bytes("three"));

        assertThat(deliveries("desk")).singleElement().satisfies(delivery -> {
            assertThat(delivery.operation()).isEqualTo(Operation.FILES);
            assertThat(delivery.ticket()).isEqualTo(opened.ticket());
            assertThat(delivery.article()).isEqualTo(opened.article());
        });
        assertThat(deliveries("crm")).isEmpty();
    }

    @Test
    default void tellsNobodyOfFilesThatNeverCame() {
        Outcome.Opened opened = take(photos("a"));

        files().refused(files().claim(1, LONG).get(0), Reason.of("file-too-large", "50 MB"));

        assertThat(operations("desk")).containsExactly(Operation.CREATE);
        assertThat(attachments(opened)).singleElement().satisfies(refused -> {
            assertThat(refused.state()).isEqualTo(Attachment.State.REFUSED);
            assertThat(refused.reason()).isEqualTo("file-too-large[50 MB]");
            assertThat(refused.late()).isTrue();
        });
        assertThat(files().claim(1, LONG)).isEmpty();
    }

    @Test
    default void fetchesForTrialsAndShadowsToo() throws IOException {
        for (Mode mode : List.of(Mode.SANDBOX, Mode.SHADOW)) {
            take(Raws.raw(mode.name(), mode), photos(mode.name()));
            store(files().claim(1, LONG).get(0), Item.bytes("x"));
        }

        assertThat(outbox().claim("desk", 10, LONG)).isEmpty();
    }

    @Test
    default void tellsTargetThatHearsOfTheTicketLate() throws IOException {
        Outcome.Opened opened = take(photos("a"));
        store(files().claim(1, LONG).get(0), Item.bytes("x"));

        take(Raws.raw("again", "vip"), photos("a").decided(Priority.P1, List.of(), List.of("crm")));

        assertThat(operations("crm")).containsExactly(Operation.CREATE);
        assertThat(deliveries("crm")).singleElement().satisfies(delivery -> {
            assertThat(delivery.operation()).isEqualTo(Operation.FILES);
            assertThat(delivery.article()).isEqualTo(opened.article());
        });
    }

    @Test
    default void triesAgainWhenItIsDue() {
        take(photos("a"));
        LateFiles.Wanted first = files().claim(1, LONG).get(0);

        files().retryLater(first, Instant.now().plusSeconds(600), Reason.of("file-unreachable", "no"));
        assertThat(files().claim(1, LONG)).isEmpty();
    }

    @Test
    default void countsAttemptsOfWhatComesAgain() {
        take(photos("a"));
        LateFiles.Wanted first = files().claim(1, LONG).get(0);
        files().retryLater(first, Instant.now().minusSeconds(1), Reason.of("file-unreachable", "no"));

        LateFiles.Wanted second = files().claim(1, LONG).get(0);

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.wantedSince()).isEqualTo(first.wantedSince());
    }

    @Test
    default void givesFileOfDeadHolderAgainAndRefusesTheLateOne() {
        take(photos("a"));
        LateFiles.Wanted lost = files().claim(1, BRIEF).get(0);
        List<LateFiles.Wanted> again = new ArrayList<>();
        await().untilAsserted(() -> {
            again.addAll(files().claim(1, LONG));
            assertThat(again).hasSize(1);
        });

        assertThat(again.get(0).attempt()).isEqualTo(2);
        assertThatThrownBy(() -> store(lost, Item.bytes("x"))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> files().refused(lost, Reason.of("x"))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> files().retryLater(lost, Instant.now(), Reason.of("x")))
                .isInstanceOf(LeaseLostException.class);
        store(again.get(0), Item.bytes("x"));
    }

    private void store(LateFiles.Wanted wanted, byte[] bytes) {
        files().stored(wanted, bytes.length, Item.sha256(bytes), Content.of(bytes));
    }

    /** What is queued for a target, marked as delivered. */
    private List<Operation> operations(String target) {
        return deliveries(target).stream().map(Delivery::operation).toList();
    }

    private List<Delivery> deliveries(String target) {
        List<Delivery> claimed = outbox().claim(target, 10, LONG);
        claimed.forEach(delivery -> outbox().delivered(delivery, null, null));
        return claimed;
    }

    private List<StoredAttachment> attachments(Outcome.Opened opened) {
        return tickets().find(opened.ticket()).orElseThrow().articles().get(0).attachments();
    }

    private static Item photos(String... names) {
        List<Attachment> photos = new ArrayList<>();
        for (String name : names) {
            photos.add(Attachment.pending(name + ".jpg", "image/jpeg", -1, "file " + name));
        }
        return Item.mail(String.join(" ", names)).attachments(photos);
    }

    private Outcome.Opened take(Item item) {
        return take(Raws.raw(UUID.randomUUID().toString()), item);
    }

    private Outcome.Opened take(RawMessage raw, Item item) {
        try {
            Group group = inbox().capture(Arrival.of(raw).waiting(LONG)).group();
            Outcome outcome = OneGroup.record(store(), group, List.of(item.in(group.first())), null)
                    .get(0);
            return outcome instanceof Outcome.Opened opened ? opened : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
