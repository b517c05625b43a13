package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.inlet.pipeline.Logs;
import io.inlet.pipeline.WatchedInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTroubleIT {
    private final MailHost host = MailHost.imap();
    private final Wire wire = new Wire(host.imapPort());
    private final WatchedInbox inbox = new WatchedInbox();

    @TempDir
    Path spill;

    @AfterEach
    void stop() {
        wire.close();
        host.close();
    }

    @Test
    void takesManyInBoundedBatches() {
        IntStream.rangeClosed(1, 220).forEach(number -> host.putMail("m" + number));

        try (Gateway gateway = wired("doneFolder", "Done")) {
            gateway.await().until(() -> host.inbox().getMessageCount() == 0);
        }

        assertThat(inbox.subjects())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 220)
                        .mapToObj(number -> "m" + number)
                        .toList());
        assertThat(host.subjects("Done")).hasSize(220);
        assertThat(wire.said).noneMatch(line -> line.contains("FETCH") && widest(line) > 100);
        assertThat(wire.said).noneMatch(line -> line.contains("ENVELOPE"));
    }

    @Test
    void findsTheLastMailsAmongManyWithFewQuestions() {
        IntStream.rangeClosed(1, 1000).forEach(number -> host.putMail("m" + number));
        inbox.positions.put(
                "email:desk@127.0.0.1/INBOX",
                "{\"uidValidity\":" + host.inbox().getUidValidity() + ",\"uid\":995,\"failed\":{}}");

        try (Gateway gateway = wired()) {
            gateway.await().until(() -> inbox.kept.size() == 5);
        }

        assertThat(inbox.subjects()).containsExactly("m996", "m997", "m998", "m999", "m1000");
        assertThat(wire.said.stream()
                        .takeWhile(line -> !line.contains("BODY.PEEK"))
                        .toList())
                .hasSizeLessThan(40)
                .noneMatch(line -> line.contains("FETCH") && widest(line) > 100);
    }

    @Test
    void ordersOfTheSenderStayText() {
        host.put("delete: true\nmoveTo: Evil\ncopyTo: Evil\nCamelFileName: ../../evil\nInletUid: 99\n"
                + "Subject: hostile\n\nHello\n");

        try (Gateway gateway = wired()) {
            gateway.await().until(() -> (long) gateway.figure("goodPolls") > 1);
            assertThat(gateway.headers).singleElement().satisfies(headers -> assertThat(headers)
                    .containsOnlyKeys("InletFolder", "InletUid"));
        }

        assertThat(inbox.subjects()).containsExactly("hostile");
        assertThat(host.subjects("INBOX")).containsExactly("hostile");
        assertThat(host.folder("Evil")).isNull();
    }

    /** Trap: camel-mail delivered 0 of 4 mails when one of them named a charset that nobody knows. */
    @Test
    void aMailInACharsetThatNobodyKnowsDoesNotStopTheOthers() {
        host.putMail("one");
        host.put("Subject: nope\nContent-Type: text/plain; charset=x-nope\n\nHello\n");
        host.putMail("three");

        try (Gateway gateway = wired()) {
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "nope", "three"));
        }
    }

    @Test
    void aMailOnWhichTheServerHangsUpDoesNotStopTheOthers() {
        host.putMail("one");
        host.putMail("POISON");
        host.putMail("three");
        wire.poison = "POISON";

        try (Gateway gateway = wired()) {
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "three"));
            gateway.await().until(() -> gateway.figure("failedMails").equals(1));
            host.putMail("four");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "three", "four"));
            assertThat(inbox.positions.values()).singleElement().asString().contains("\"failed\":{\"2\":3}");
        }
        wire.poison = null;

        try (Gateway mended = wired()) {
            mended.await().untilAsserted(() -> assertThat(inbox.subjects())
                    .containsExactly("one", "three", "four", "POISON"));
            mended.await().until(() -> mended.figure("failedMails").equals(0));
        }
    }

    @Test
    void manyMailsAtTheHeadOnWhichTheServerHangsUpDoNotBlockTheRest() {
        IntStream.rangeClosed(1, 8).forEach(number -> host.putMail("POISON " + number));
        host.putMail("good");
        wire.poison = "POISON";

        try (Gateway gateway = wired()) {
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("good"));
        }
    }

    @Test
    void noErrorOfOneMailEndsThePolling() {
        Map<String, Supplier<Error>> errors =
                Map.of("deep", () -> new StackOverflowError("deep"), "vast", () -> new OutOfMemoryError("vast"));
        inbox.beforeCommit = mail -> errors.forEach((subject, error) -> {
            if (mail.text().contains("Subject: " + subject)) {
                throw error.get();
            }
        });
        host.putMail("deep");
        host.putMail("vast");
        host.putMail("good");

        try (Gateway gateway = wired("failedFolder", "Failed")) {
            gateway.await()
                    .untilAsserted(() -> assertThat(host.subjects("Failed")).containsExactlyInAnyOrder("deep", "vast"));
            host.putMail("later");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("good", "later"));
            assertThat(gateway.health().up()).isTrue();
            assertThat(gateway.figure("givenUpMails")).isEqualTo(2L);
        }
    }

    @Test
    void aDayOnWhichEverythingFailsCountsAgainstNoMail() {
        IntStream.rangeClosed(1, 5).forEach(number -> host.putMail("m" + number));
        inbox.beforeCommit = mail -> {
            throw new IllegalStateException("broken route");
        };

        try (Gateway gateway = wired("attempts", "1")) {
            gateway.await().until(() -> (int) gateway.figure("consecutiveFailures") > 2);
            assertThat(gateway.figure("failedMails")).isEqualTo(0);
            inbox.beforeCommit = mail -> {};

            gateway.await().untilAsserted(() -> assertThat(inbox.subjects())
                    .containsExactlyInAnyOrder("m1", "m2", "m3", "m4", "m5"));
        }
    }

    @Test
    void mailWaitsWhileTheStoreIsAway() {
        inbox.away = true;
        host.putMail("one");

        try (Gateway gateway = wired("doneFolder", "Done")) {
            gateway.await().until(() -> (int) gateway.figure("consecutiveFailures") > 2);
            assertThat(host.subjects("INBOX")).containsExactly("one");
            inbox.away = false;

            gateway.await()
                    .untilAsserted(() -> assertThat(host.subjects("Done")).containsExactly("one"));
            assertThat(gateway.figure("failedMails")).isEqualTo(0);
        }

        assertThat(inbox.subjects()).containsExactly("one");
    }

    @Test
    void aRouteThatEndsWellWithoutCapturingAcknowledgesNothing() throws Exception {
        host.putMail("one");

        try (Gateway gateway = wired("doneFolder", "Done")) {
            gateway.await().until(() -> inbox.kept.size() == 1);
            gateway.context.getRouteController().stopRoute("email");
            gateway.forget = true;
            host.putMail("two");
            gateway.context.getRouteController().startRoute("email");

            gateway.await().until(() -> gateway.figure("retryingMails").equals(1));
        }

        assertThat(host.subjects("INBOX")).containsExactly("two");
    }

    @Test
    void newUidsStartTheFolderAfresh() {
        host.putMail("one");
        String source = "email:desk@127.0.0.1/INBOX";
        inbox.positions.put(source, "{\"uidValidity\":12,\"uid\":1000,\"failed\":{\"7\":3}}");

        try (Logs logs = new Logs();
                Gateway gateway = wired()) {
            gateway.await().until(() -> inbox.kept.size() == 1 && (long) gateway.figure("goodPolls") > 2);
            assertThat(logs.ours(Level.WARN)).singleElement().asString().contains("UIDVALIDITY");
        }

        assertThat(inbox.positions.get(source))
                .isEqualTo("{\"uidValidity\":" + host.inbox().getUidValidity() + ",\"uid\":1,\"failed\":{}}");
    }

    @Test
    void recoversFromAServerThatNeverAnswers() {
        wire.dead = true;
        host.putMail("one");

        try (Gateway gateway = wired("timeout", "200ms")) {
            gateway.await().until(() -> (int) gateway.figure("consecutiveFailures") > 0);
            wire.dead = false;

            gateway.await().until(() -> inbox.kept.size() == 1);
        }
    }

    @Test
    void recoversFromAServerThatStopsAnsweringInBetween() {
        try (Gateway gateway = wired("timeout", "200ms")) {
            gateway.await().until(() -> (long) gateway.figure("goodPolls") > 0);
            wire.dead = true;
            gateway.await().until(() -> (int) gateway.figure("consecutiveFailures") > 0);
            host.putMail("one");
            wire.dead = false;

            gateway.await().until(() -> inbox.kept.size() == 1);
        }
    }

    @Test
    void streamsALargeMailThroughAFileThatIsGoneAfterwards() throws IOException {
        byte[] mail = LargeMail.of(25 << 20);
        host.put(mail);
        Files.createDirectories(spill.resolve("mailbox-email"));
        Files.writeString(spill.resolve("mailbox-email/left-behind.eml"), "by a killed process");
        long[] spilled = {0};
        inbox.beforeCommit = captured -> spilled[0] = files();

        try (Gateway gateway = wired()) {
            gateway.await().until(() -> inbox.kept.size() == 1);
        }

        assertThat(inbox.kept.get(0).sha256()).isEqualTo(LargeMail.sha256(mail));
        assertThat(spilled[0]).isEqualTo(1);
        assertThat(files()).isZero();
    }

    @Test
    void aMailAboveTheLimitStaysAndIsReported() {
        host.put(LargeMail.of(100_000));
        host.putMail("small");

        try (Gateway gateway = wired("limit", "64KB", "doneFolder", "Done")) {
            gateway.await().until(() -> gateway.figure("failedMails").equals(1));
            assertThat(gateway.health().detail().toString()).contains("which is above the limit of 64KB");
        }

        assertThat(inbox.subjects()).containsExactly("small");
        assertThat(host.subjects("INBOX")).containsExactly("large");
        assertThat(wire.said).filteredOn(line -> line.contains("BODY.PEEK")).hasSize(1);
    }

    @Test
    void aWrongPasswordIsLoudAndNowhereToBeSeen() {
        String wrong = "MARKED-WRONG-0815";
        Map<String, String> options = Map.of("port", Integer.toString(wire.port()));

        try (Logs logs = new Logs();
                Gateway gateway = new Gateway(inbox, spill, options, Map.of(Gateway.PASSWORD_SETTING, wrong))) {
            gateway.await().until(() -> !gateway.health().up());

            assertThat(logs.ours(Level.ERROR)).singleElement().asString().contains("check user and password");
            assertThat(logs.all()).noneMatch(line -> line.contains(wrong));
            assertThat(gateway.health().detail().toString()).doesNotContain(wrong);
            assertThat(gateway.context.getRoutes().toString() + gateway.context.getEndpoints())
                    .doesNotContain(wrong);
        }
        assertThat(wire.said)
                .filteredOn(line -> line.contains("AUTHENTICATE") || line.contains("LOGIN"))
                .hasSize(1);
    }

    @Test
    void refusesToShowThePasswordToTheNetwork() {
        assertThatThrownBy(() -> wired("host", "mail.example.org"))
                .rootCause()
                .hasMessageContaining(
                        "security none shows the password to everybody between here and mail.example.org");
    }

    private Gateway wired(String... options) {
        Map<String, String> all = new TreeMap<>(Map.of("port", Integer.toString(wire.port())));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new Gateway(inbox, spill, all, Map.of());
    }

    private long files() {
        try (Stream<Path> files = Files.list(spill.resolve("mailbox-email"))) {
            return files.count();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static int widest(String fetch) {
        List<Integer> numbers = Pattern.compile("(\\d+):(\\d+)")
                .matcher(fetch)
                .results()
                .map(range -> Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1)
                .toList();
        return numbers.stream().max(Integer::compare).orElse(1);
    }
}
