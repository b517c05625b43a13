package io.inlet.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every inbox promises. */
public interface InboxContract {
    Claim ONE = new Claim(1, 1_000_000, Duration.ofMinutes(1));
    Claim MANY = new Claim(100, 1_000_000, Duration.ofMinutes(1));
    Claim BRIEF = new Claim(10, 1_000_000, Duration.ofMillis(20));

    /** The inbox under test: empty, and the same for all calls of one test. Parks after three runs that did not end. */
    Inbox inbox();

    @Test
    default void givesBytesAndEnvelopeExactlyAsTheyArrived() throws IOException {
        RawMessage sent = Raws.raw("INBOX/1/17");

        Captured captured = inbox().capture(Arrival.of(sent));

        RawMessage given = inbox().claim(ONE).get(0).first();
        assertThat(captured).isEqualTo(new Captured(sent.id(), false, null));
        assertThat(bytes(given)).isEqualTo(bytes(sent));
        assertThat(given.size()).isEqualTo(bytes(sent).length);
        assertThat(given)
                .usingRecursiveComparison()
                .ignoringFields("content", "size")
                .isEqualTo(sent);
    }

    @Test
    default void leavesHeldMessagesWhereTheyAreAndGivesThemAfterwards() throws IOException {
        RawMessage first = Raws.raw("1", "support");
        RawMessage other = Raws.raw("2", "sales");
        inbox().capture(Arrival.of(first));
        inbox().capture(Arrival.of(other));

        assertThat(inbox().claim(MANY.holding(Set.of(new Hold("email", Hold.ANY)))))
                .isEmpty();
        assertThat(inbox().claim(MANY.holding(Set.of(new Hold("email", "support"), new Hold("web", Hold.ANY)))))
                .extracting(Raws::id)
                .containsExactly(other.id());
        assertThat(inbox().claim(MANY)).extracting(Raws::id).containsExactly(first.id());
    }

    @Test
    default void keepsBytesOfAnySize() throws IOException {
        byte[] large = new byte[700_001];
        new Random(7).nextBytes(large);
        inbox().capture(Arrival.of(Raws.raw("none", Content.of(new byte[0]))));
        inbox().capture(Arrival.of(Raws.raw("large", Content.of(large))));

        List<Group> groups = inbox().claim(MANY);

        assertThat(bytes(groups.get(0).first())).isEmpty();
        assertThat(bytes(groups.get(1).first())).isEqualTo(large);
        assertThat(bytes(groups.get(1).first())).describedAs("read again").isEqualTo(large);
        assertThat(groups.get(1).first().size()).isEqualTo(large.length);
    }

    @Test
    default void keepsMessageWithNulCharacters() throws IOException {
        RawMessage sent = new RawMessage(
                Ids.next(),
                "email",
                null,
                "acme",
                "support",
                Mode.LIVE,
                Lane.FAST,
                "key\0one",
                List.of(new Header("X-\0Bad", "a\0b\uD800c")),
                "text/\0plain",
                -1,
                Raws.MORNING,
                Content.of(new byte[] {0, 1, 0}));

        inbox().capture(Arrival.of(sent));

        RawMessage given = inbox().claim(ONE).get(0).first();
        assertThat(bytes(given)).containsExactly(0, 1, 0);
        assertThat(inbox().find("email", "support", "key\0one")).contains(sent.id());
    }

    @Test
    default void keepsSourceKeyOfAnyLength() throws IOException {
        String key = "k".repeat(20_000);
        RawMessage sent = Raws.raw(key + "1");

        inbox().capture(Arrival.of(sent));
        inbox().capture(Arrival.of(Raws.raw(key + "2")));

        assertThat(inbox().find("email", "support", key + "1")).contains(sent.id());
        assertThat(inbox().claim(MANY)).hasSize(2);
    }

    @Test
    default void givesFirstRowForRepeatedSourceKeyAndKeepsItsPosition() throws IOException {
        RawMessage first = Raws.raw("17");
        inbox().capture(Arrival.of(first).with(new Position("email:support", "17")));

        Captured repeat = inbox().capture(Arrival.of(Raws.raw("17"))
                .with(new Position("email:support", "18"))
                .waiting(Duration.ofMinutes(1)));

        assertThat(repeat).isEqualTo(new Captured(first.id(), true, null));
        assertThat(inbox().position("email:support")).contains("18");
        assertThat(inbox().claim(MANY)).extracting(Raws::id).containsExactly(first.id());
    }

    @Test
    default void tellsSameSourceKeyOfTwoInboxesApart() throws IOException {
        Captured support = inbox().capture(Arrival.of(Raws.raw("17", "support")));
        Captured sales = inbox().capture(Arrival.of(Raws.raw("17", "sales")));

        assertThat(sales.repeated()).isFalse();
        assertThat(inbox().find("email", "support", "17")).contains(support.id());
        assertThat(inbox().find("email", "sales", "17")).contains(sales.id());
        assertThat(inbox().find("web", "sales", "17")).isEmpty();
    }

    @Test
    default void keepsNothingWhenContentCannotBeRead() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("16")).with(new Position("email:support", "16")));
        Content broken = () -> new SequenceInputStream(new ByteArrayInputStream(new byte[600_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the mailbox hung up");
            }
        });

        assertThatThrownBy(() ->
                        inbox().capture(Arrival.of(Raws.raw("17", broken)).with(new Position("email:support", "17"))))
                .isInstanceOf(IOException.class)
                .hasMessage("the mailbox hung up");

        assertThat(inbox().find("email", "support", "17")).isEmpty();
        assertThat(inbox().position("email:support")).contains("16");
        assertThat(inbox().claim(MANY)).hasSize(1);
    }

    @Test
    default void givesFastLaneFirst() throws IOException {
        Captured bulk = inbox().capture(Arrival.of(Raws.raw("1", Lane.BULK)));
        Captured normal = inbox().capture(Arrival.of(Raws.raw("2", Lane.NORMAL)));
        Captured fast = inbox().capture(Arrival.of(Raws.raw("3", Lane.FAST)));

        List<Group> groups = inbox().claim(MANY);

        assertThat(groups).extracting(Raws::id).containsExactly(fast.id(), normal.id(), bulk.id());
    }

    @Test
    default void starvesNoLane() throws IOException {
        Captured bulk = inbox().capture(Arrival.of(Raws.raw("b", Lane.BULK)));
        Captured normal = inbox().capture(Arrival.of(Raws.raw("n", Lane.NORMAL)));
        List<UUID> given = new ArrayList<>();

        for (int i = 0; i < 20; i++) {
            inbox().capture(Arrival.of(Raws.raw("f" + i + "a", Lane.FAST)));
            inbox().capture(Arrival.of(Raws.raw("f" + i + "b", Lane.FAST)));
            inbox().claim(ONE).forEach(group -> given.add(Raws.id(group)));
        }

        assertThat(given).hasSize(20).contains(bulk.id(), normal.id());
    }

    @Test
    default void givesOldestFirstWithinLane() throws IOException {
        Captured first = inbox().capture(Arrival.of(Raws.raw("1")));
        Captured second = inbox().capture(Arrival.of(Raws.raw("2")));
        Captured third = inbox().capture(Arrival.of(Raws.raw("3")));

        assertThat(inbox().claim(MANY)).extracting(Raws::id).containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    default void givesLeasedRowToNobodyElse() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")));
        inbox().claim(ONE);

        assertThat(inbox().claim(MANY)).isEmpty();
    }

    @Test
    default void staysWithinByteBudgetButAlwaysGivesOne() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1", Content.of(new byte[500]))));
        inbox().capture(Arrival.of(Raws.raw("2", Content.of(new byte[60]))));
        inbox().capture(Arrival.of(Raws.raw("3", Content.of(new byte[40]))));
        inbox().capture(Arrival.of(Raws.raw("4", Content.of(new byte[1]))));
        Claim hundredBytes = new Claim(10, 100, Duration.ofMinutes(1));

        assertThat(inbox().claim(hundredBytes)).hasSize(1);
        assertThat(inbox().claim(hundredBytes)).hasSize(2);
        assertThat(inbox().claim(hundredBytes)).hasSize(1);
    }

    @Test
    default void waitsUntilRowIsDue() throws IOException {
        RawMessage later = Raws.raw("1");
        inbox().capture(Arrival.of(later).grouped(null, Instant.now().plusMillis(300)));
        inbox().capture(Arrival.of(Raws.raw("2")).grouped(null, Instant.now().plusSeconds(600)));

        assertThat(inbox().claim(MANY)).isEmpty();

        await().untilAsserted(() ->
                assertThat(inbox().claim(MANY)).extracting(Raws::id).containsExactly(later.id()));
    }

    @Test
    default void givesGroupWhole() throws IOException {
        Captured first = inbox().capture(grouped("1", "album", null));
        Captured other = inbox().capture(Arrival.of(Raws.raw("2")));
        Captured second = inbox().capture(grouped("3", "album", null));
        inbox().capture(grouped("4", "another album", null));

        List<Group> groups = inbox().claim(new Claim(2, 1_000_000, Duration.ofMinutes(1)));

        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).messages()).extracting(RawMessage::id).containsExactly(first.id(), second.id());
        assertThat(groups.get(1).messages()).extracting(RawMessage::id).containsExactly(other.id());
    }

    @Test
    default void givesGroupOnlyWhenItsLastRowIsDue() throws IOException {
        inbox().capture(grouped("1", "album", null));
        inbox().capture(grouped("2", "album", Instant.now().plusMillis(300)));

        assertThat(inbox().claim(MANY)).isEmpty();

        await().untilAsserted(() -> assertThat(inbox().claim(MANY))
                .extracting(group -> group.messages().size())
                .containsExactly(2));
    }

    @Test
    default void putsGroupOffNoLongerThanItsFirstRowMayWait() throws IOException {
        inbox().capture(grouped("1", "chat", Instant.now().plusMillis(200)).within(Duration.ofMillis(300)));
        inbox().capture(grouped("2", "chat", Instant.now().plusSeconds(600)).within(Duration.ofMillis(300)));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(inbox().claim(MANY))
                .extracting(group -> group.messages().size())
                .containsExactly(2));
    }

    @Test
    default void givesLargeGroupInParts() throws IOException {
        List<UUID> captured = new ArrayList<>();
        for (int i = 0; i < 2 * Group.MOST + 1; i++) {
            captured.add(
                    inbox().capture(grouped(Integer.toString(i), "chat", null)).id());
        }
        List<List<UUID>> parts = new ArrayList<>();

        for (List<Group> claimed = inbox().claim(MANY); !claimed.isEmpty(); claimed = inbox().claim(MANY)) {
            assertThat(claimed).hasSize(1);
            assertThat(inbox().claim(MANY)).describedAs("the rest waits").isEmpty();
            Group part = claimed.get(0);
            parts.add(part.messages().stream().map(RawMessage::id).toList());
            inbox().park(part, Reason.of("malformed"), "");
        }

        assertThat(parts)
                .containsExactly(
                        captured.subList(0, Group.MOST),
                        captured.subList(Group.MOST, 2 * Group.MOST),
                        captured.subList(2 * Group.MOST, 2 * Group.MOST + 1));
    }

    @Test
    default void givesWaitingGroupAtOnceWhenOneOfItHurries() throws IOException {
        Instant later = Instant.now().plusSeconds(600);
        Captured first = inbox().capture(grouped("1", "chat", later));
        Captured other = inbox().capture(grouped("2", "another chat", later));
        Captured second = inbox().capture(grouped("3", "chat", later));
        assertThat(inbox().claim(MANY)).isEmpty();

        Captured urgent = inbox().capture(grouped("4", "chat", null).hurrying());

        List<Group> groups = inbox().claim(MANY);
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).messages())
                .extracting(RawMessage::id)
                .containsExactly(first.id(), second.id(), urgent.id())
                .doesNotContain(other.id());
    }

    @Test
    default void letsWaitingGroupWaitForTheOneThatHurries() throws IOException {
        inbox().capture(grouped("1", "chat", Instant.now().plusSeconds(600)));
        inbox().capture(grouped("2", "chat", Instant.now().plusMillis(300)).hurrying());

        assertThat(inbox().claim(MANY)).isEmpty();

        await().untilAsserted(() -> assertThat(inbox().claim(MANY))
                .extracting(group -> group.messages().size())
                .containsExactly(2));
    }

    @Test
    default void hurriesNothingThatIsEarlierDue() throws IOException {
        inbox().capture(grouped("1", "chat", Instant.now().plusMillis(300)));
        inbox().capture(grouped("2", "chat", Instant.now().plusSeconds(600)).hurrying());
        inbox().capture(grouped("3", "chat", Instant.now().plusMillis(300)).hurrying());

        await().untilAsserted(() -> assertThat(inbox().claim(MANY))
                .extracting(group -> group.messages().size())
                .containsExactly(3));
    }

    @Test
    default void joinsWhatHasHurriedBeforeItWithoutMakingItWait() throws IOException {
        Captured end = inbox().capture(
                        grouped("1", "call", Instant.now().plusMillis(300)).hurrying());
        Captured begin = inbox().capture(
                        grouped("2", "call", Instant.now().plusSeconds(600)).joining());
        Captured alone = inbox().capture(
                        grouped("3", "another call", Instant.now().plusSeconds(600))
                                .joining());

        await().untilAsserted(() -> assertThat(inbox().claim(MANY).stream()
                        .flatMap(group -> group.messages().stream())
                        .map(RawMessage::id))
                .containsExactlyInAnyOrder(end.id(), begin.id())
                .doesNotContain(alone.id()));
    }

    @Test
    default void hurriesLargeMessagesToo() throws IOException {
        Captured first = inbox().capture(grouped("1", "chat", Instant.now().plusSeconds(600)));
        RawMessage large = Raws.raw("2", Content.of(new byte[300_000]));
        inbox().capture(Arrival.of(large).grouped("chat", null).hurrying());

        assertThat(inbox().claim(MANY).get(0).messages())
                .extracting(RawMessage::id)
                .containsExactly(first.id(), large.id());
    }

    @Test
    default void hurriesNothingForRepeat() throws IOException {
        inbox().capture(grouped("1", "chat", null));
        inbox().claim(ONE);
        inbox().capture(grouped("2", "album", Instant.now().plusSeconds(600)));

        Captured repeat = inbox().capture(grouped("1", "album", null).hurrying());

        assertThat(repeat.repeated()).isTrue();
        assertThat(inbox().claim(MANY)).isEmpty();
    }

    @Test
    default void leavesGroupToItsHolderWhenALaterRowHurries() throws IOException {
        inbox().capture(grouped("1", "chat", null));
        Group worked = inbox().claim(ONE).get(0);

        inbox().capture(grouped("2", "chat", null).hurrying());

        assertThat(inbox().claim(MANY)).isEmpty();
        inbox().release(worked, Duration.ZERO);
        assertThat(inbox().claim(MANY).get(0).messages()).hasSize(2);
    }

    @Test
    default void holdsLateRowOfGroupBackWhileTheGroupIsWorkedOn() throws IOException {
        inbox().capture(grouped("1", "album", null));
        Group worked = inbox().claim(ONE).get(0);
        inbox().capture(grouped("2", "album", null));

        assertThat(inbox().claim(MANY)).isEmpty();

        inbox().release(worked, Duration.ZERO);
        assertThat(inbox().claim(MANY))
                .extracting(group -> group.messages().size())
                .containsExactly(2);
    }

    @Test
    default void givesReleasedGroupAgainAfterItsDelay() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")));
        Group group = inbox().claim(ONE).get(0);

        inbox().release(group, Duration.ofMillis(200));

        assertThat(inbox().claim(MANY)).isEmpty();
        await().untilAsserted(() -> assertThat(inbox().claim(MANY)).hasSize(1));
    }

    @Test
    default void countsNoAttemptForRelease() throws IOException {
        Captured captured = inbox().capture(Arrival.of(Raws.raw("1")));
        for (int i = 0; i < 10; i++) {
            inbox().release(inbox().claim(ONE).get(0), Duration.ZERO);
        }

        assertThat(inbox().claim(MANY)).extracting(Raws::id).containsExactly(captured.id());
    }

    @Test
    default void givesRowsOfDeadHolderAgainOneAtATime() throws IOException {
        Captured first = inbox().capture(Arrival.of(Raws.raw("1")));
        Captured second = inbox().capture(Arrival.of(Raws.raw("2")));
        inbox().claim(BRIEF);

        List<Group> suspects = new ArrayList<>();
        await().untilAsserted(() -> {
            suspects.addAll(inbox().claim(MANY));
            assertThat(suspects).isNotEmpty();
        });

        assertThat(suspects).extracting(Raws::id).containsExactly(first.id());
        assertThat(inbox().claim(MANY))
                .describedAs("while one is under suspicion")
                .isEmpty();
        inbox().park(suspects.get(0), Reason.of("malformed"), "tested");
        await().untilAsserted(() ->
                assertThat(inbox().claim(MANY)).extracting(Raws::id).containsExactly(second.id()));
    }

    @Test
    default void leavesRenewedLeaseToItsHolder() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")));
        Group slow = inbox().claim(BRIEF).get(0);

        inbox().renew(Set.of(slow.lease()), Duration.ofMinutes(1));
        awaitEndOf(BRIEF);

        assertThat(inbox().claim(MANY)).isEmpty();
        inbox().park(slow, Reason.of("test"), null);
    }

    @Test
    default void renewsNoLeaseThatAnotherHolderTookOver() throws IOException {
        RawMessage message = Raws.raw("1");
        inbox().capture(Arrival.of(message));
        Group stopped = inbox().claim(BRIEF).get(0);
        Group taken = await().until(() -> inbox().claim(BRIEF), found -> !found.isEmpty())
                .get(0);

        inbox().renew(Set.of(stopped.lease()), Duration.ofMinutes(1));

        assertThatThrownBy(() -> inbox().park(stopped, Reason.of("test"), null)).isInstanceOf(LeaseLostException.class);
        assertThat(taken.first().id()).isEqualTo(message.id());
        assertThat(await().until(() -> inbox().claim(MANY), found -> !found.isEmpty()))
                .extracting(Raws::id)
                .containsExactly(message.id());
    }

    private static void awaitEndOf(Claim claim) {
        long claimed = System.nanoTime();
        await().until(() ->
                System.nanoTime() - claimed > claim.lease().multipliedBy(2).toNanos());
    }

    @Test
    default void parksWhatNeverComesToAnEnd() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")));
        List<Group> runs = new ArrayList<>();

        await().pollInterval(Duration.ofMillis(25))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    runs.addAll(inbox().claim(BRIEF));
                    assertThat(isParked(runs.get(0).first().id())).isTrue();
                });

        assertThat(runs).describedAs("the first run and three of suspicion").hasSize(4);
    }

    @Test
    default void refusesToParkForLostLease() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")));
        Group lost = inbox().claim(BRIEF).get(0);
        await().untilAsserted(() -> assertThat(inbox().claim(MANY)).hasSize(1));

        assertThatThrownBy(() -> inbox().park(lost, Reason.of("malformed"), "late"))
                .isInstanceOf(LeaseLostException.class);
        inbox().release(lost, Duration.ZERO);

        assertThat(isParked(Raws.id(lost))).isFalse();
        assertThat(inbox().claim(MANY)).describedAs("the new holder keeps it").isEmpty();
    }

    @Test
    default void parksGroupUntilItIsReleased() throws IOException {
        inbox().capture(Arrival.of(Raws.raw("1")));
        Group group = inbox().claim(ONE).get(0);

        inbox().park(group, Reason.of("malformed", "no \0 header"), "stack\0trace");

        assertThat(isParked(Raws.id(group))).isTrue();
        assertThat(inbox().claim(MANY)).isEmpty();
    }

    @Test
    default void leasesRowToCallerWhoWaits() throws IOException {
        RawMessage sent = Raws.raw("1");

        Captured captured = inbox().capture(Arrival.of(sent).waiting(Duration.ofMinutes(1)));

        assertThat(captured.group().messages()).extracting(RawMessage::id).containsExactly(sent.id());
        assertThat(bytes(captured.group().first())).isEqualTo(bytes(sent));
        assertThat(captured.group().first().size()).isEqualTo(bytes(sent).length);
        assertThat(inbox().claim(MANY)).isEmpty();
        inbox().release(captured.group(), Duration.ZERO);
        assertThat(inbox().claim(MANY)).hasSize(1);
    }

    @Test
    default void knowsWhetherOlderRowsOfTheInboxArePending() throws IOException {
        RawMessage elsewhere = Raws.raw("0", "sales");
        RawMessage original = Raws.raw("1");
        RawMessage reply = Raws.raw("2");
        inbox().capture(Arrival.of(elsewhere));
        inbox().capture(Arrival.of(original));
        inbox().capture(Arrival.of(reply));
        Group worked = inbox().claim(MANY).get(1);

        assertThat(inbox().olderPending(original)).isFalse();
        assertThat(inbox().olderPending(reply)).isTrue();

        inbox().park(worked, Reason.of("malformed"), "");
        assertThat(inbox().olderPending(reply)).isFalse();
    }

    @Test
    default void waitsForNoRowOfTheSameGroup() throws IOException {
        inbox().capture(grouped("1", "album", null));
        Arrival second = grouped("2", "album", null);
        inbox().capture(second);

        assertThat(inbox().olderPending(second.raw())).isFalse();
    }

    @Test
    default void wakesWorkersWhenThereIsWork() throws IOException {
        AtomicInteger woken = new AtomicInteger();
        inbox().onWork(woken::incrementAndGet);

        inbox().capture(Arrival.of(Raws.raw("1")));
        assertThat(woken).hasValue(1);

        Group group = inbox().capture(Arrival.of(Raws.raw("2")).waiting(Duration.ofMinutes(1)))
                .group();
        assertThat(woken).describedAs("a caller works on it").hasValue(1);

        inbox().release(group, Duration.ZERO);
        assertThat(woken).hasValue(2);
    }

    @Test
    default void knowsNoPositionBeforeTheFirst() {
        assertThat(inbox().position("email:support")).isEqualTo(Optional.empty());
    }

    /** Whether the row was set aside. */
    boolean isParked(UUID raw);

    private static Arrival grouped(String sourceKey, String group, Instant dueAt) {
        return Arrival.of(Raws.raw(sourceKey)).grouped(group, dueAt);
    }

    private static byte[] bytes(RawMessage raw) throws IOException {
        try (InputStream in = raw.open()) {
            return in.readAllBytes();
        }
    }
}
