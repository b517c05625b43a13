package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.inlet.pipeline.Logs;
import io.inlet.pipeline.WatchedInbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server does that GreenMail does not. */
class DovecotIT {
    private final WatchedInbox inbox = new WatchedInbox();
    private RealDovecot dovecot;
    private Wire wire;

    @TempDir
    Path spill;

    @AfterEach
    void stop() throws Exception {
        if (wire != null) {
            wire.close();
        }
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Test
    void missesNothingThatAPersonTouchedFirst() throws Exception {
        begin("");
        for (String subject : List.of("untouched", "read", "flagged", "filed", "answered", "last")) {
            dovecot.put(subject);
        }
        for (Path file : dovecot.files("INBOX")) {
            String subject = RealDovecot.subject(file);
            if (subject.equals("filed")) {
                dovecot.put("Private", Files.readString(file));
                Files.delete(file);
            } else if (!subject.equals("untouched")) {
                String flags = Map.of("read", "S", "flagged", "F", "answered", "RS", "last", "T")
                        .get(subject);
                Files.move(file, dovecot.maildir().resolve("cur").resolve(file.getFileName() + ":2," + flags));
            }
        }

        try (Gateway gateway = gateway("doneFolder", "Done")) {
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects())
                    .containsExactlyInAnyOrder("untouched", "read", "flagged", "answered", "last"));
        }
        assertThat(dovecot.subjects("Private")).containsExactly("filed");
    }

    @Test
    void movesWhatCameInAWeekWithFewCommands() throws Exception {
        begin("");
        putMany(250);

        try (Gateway gateway = gateway("doneFolder", "Done")) {
            gateway.await()
                    .untilAsserted(() -> assertThat(dovecot.subjects("Done")).hasSize(250));
        }

        assertThat(inbox.kept).hasSize(250);
        assertThat(dovecot.subjects("INBOX")).isEmpty();
        assertThat(wire.said.stream().filter(line -> line.contains(" MOVE "))).hasSizeLessThan(10);
    }

    @Test
    void takesOnlyWhatReachedTheFolderSinceADayHoweverItIsMixed() throws Exception {
        begin("");
        putMany(250);
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        for (Path file : dovecot.files("INBOX")) {
            Files.setLastModifiedTime(file, longAgo);
        }
        dovecot.put("new one");
        dovecot.put("moved here from an archive");
        Files.setLastModifiedTime(dovecot.files("INBOX").get(251), longAgo);
        dovecot.put("new two");

        try (Gateway gateway = gateway("since", "2020-01-02")) {
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("new one", "new two"));
            dovecot.put("new three");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects())
                    .containsExactly("new one", "new two", "new three"));
        }
        assertThat(wire.said.stream().filter(line -> line.contains("RFC822.SIZE")))
                .as("whoever asks for sizes makes a server read the mails")
                .hasSizeLessThan(10);
    }

    @Test
    void copiesAndExpungesWhereTheServerCannotMove() throws Exception {
        begin("imap_capability = IMAP4rev1 UIDPLUS\n");
        putMany(120);
        dovecot.put("thrown away by its owner");
        Path thrown = dovecot.files("INBOX").get(120);
        Files.move(thrown, dovecot.maildir().resolve("cur").resolve(thrown.getFileName() + ":2,T"));

        try (Gateway gateway = gateway("doneFolder", "Done")) {
            gateway.await()
                    .untilAsserted(() -> assertThat(dovecot.subjects("Done")).hasSize(121));
            gateway.await()
                    .untilAsserted(() -> assertThat(dovecot.subjects("INBOX")).isEmpty());
        }
        assertThat(wire.said).noneMatch(line -> line.contains(" MOVE "));
    }

    @Test
    void findsItsFoldersBehindAPrefix() throws Exception {
        begin("namespace inbox {\n  inbox = yes\n  separator = .\n  prefix = INBOX.\n}\n");
        dovecot.put("one");

        try (Gateway gateway = gateway("doneFolder", "Support/Done")) {
            gateway.await().untilAsserted(() -> assertThat(dovecot.subjects("Support.Done"))
                    .containsExactly("one"));
        }
    }

    @Test
    void movesToAFolderWithARussianName() throws Exception {
        begin("");
        dovecot.put("one");

        for (int run = 0; run < 2; run++) {
            try (Gateway gateway = gateway("doneFolder", "Готово & убрано")) {
                gateway.await().until(() -> dovecot.files("INBOX").isEmpty());
            }
        }

        // RFC 3501, 5.1.3
        assertThat(dovecot.subjects("&BBMEPgRCBD4EMgQ+- &- &BEMEMQRABDAEPQQ+-")).containsExactly("one");
    }

    @Test
    void readsAFolderWithARussianName() throws Exception {
        begin("");
        dovecot.put("&BBcEMARPBDIEOgQ4-", "Subject: in another folder\r\n\r\nHello\r\n");

        try (Gateway gateway = gateway("folder", "Заявки")) {
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("in another folder"));
        }
    }

    @Test
    void makesADoneFolderAgainThatSomebodyRemoved() throws Exception {
        begin("");
        try (Gateway gateway = gateway("doneFolder", "Done")) {
            gateway.await().until(() -> Files.exists(dovecot.maildir().resolve(".Done")));
            dovecot.administer("mailbox", "delete", "-u", RealDovecot.USER, "Done");
            dovecot.put("one");
            gateway.await()
                    .untilAsserted(() -> assertThat(dovecot.subjects("Done")).containsExactly("one"));
        }
    }

    @Test
    void goesOnReadingWhatItMayNotMoveAndSaysSoOnce() throws Exception {
        begin("");
        dovecot.put("one");
        try (Gateway gateway = gateway("doneFolder", "Done")) {
            gateway.await().until(() -> dovecot.files("INBOX").isEmpty());
        }
        Path done = dovecot.maildir().resolve(".Done/tmp");
        Files.setPosixFilePermissions(done, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(
                dovecot.maildir().resolve(".Done/cur"), PosixFilePermissions.fromString("---------"));
        dovecot.put("two");

        try (Logs logs = new Logs();
                Gateway gateway = gateway("doneFolder", "Done")) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-kept"));
            dovecot.put("three");
            gateway.await().until(() -> inbox.kept.size() == 3 && (long) gateway.figure("goodPolls") > 5);
            assertThat(gateway.health().up()).isTrue();
            assertThat(logs.ours(Level.WARN)).hasSizeLessThan(3);

            Files.setPosixFilePermissions(done, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(
                    dovecot.maildir().resolve(".Done/cur"), PosixFilePermissions.fromString("rwx------"));
            gateway.await()
                    .untilAsserted(() -> assertThat(dovecot.subjects("Done")).containsExactly("one", "two", "three"));
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-good"));
        }
    }

    @Test
    void readsOnWhenTheQuotaIsFullAndTidiesUpWhenThereIsRoom() throws Exception {
        begin("imap_capability = IMAP4rev1 UIDPLUS\nmail_plugins = quota\n"
                + "plugin {\n  quota = maildir:All\n  quota_rule = *:messages=5\n}\n");
        for (int number = 1; number <= 4; number++) {
            dovecot.put("Private", "Subject: private " + number + "\r\n\r\nHello\r\n");
        }
        dovecot.put("one");

        try (Gateway gateway = gateway("doneFolder", "Done")) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-kept"));
            assertThat(gateway.health().detail().arguments().toString()).containsIgnoringCase("quota");
            dovecot.put("two");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "two"));
            assertThat(gateway.health().up()).isTrue();
            assertThat(dovecot.subjects("Done")).isEmpty();

            dovecot.administer("expunge", "-u", RealDovecot.USER, "mailbox", "Private", "all");
            gateway.await()
                    .untilAsserted(() -> assertThat(dovecot.subjects("Done")).containsExactly("one", "two"));
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-good"));
        }
        assertThat(inbox.kept).hasSize(2);
    }

    @Test
    void readsAFolderThatItMayOnlyRead() throws Exception {
        begin("mail_plugins = acl\nprotocol imap {\n  mail_plugins = acl imap_acl\n}\nplugin {\n  acl = vfile\n}\n");
        dovecot.put("one");
        Files.writeString(dovecot.maildir().resolve("dovecot-acl"), "owner lr\n");
        dovecot.own(dovecot.maildir());

        try (Gateway gateway = gateway()) {
            gateway.await().until(() -> gateway.health().detail().code().equals("mailbox-kept"));
            dovecot.put("two");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "two"));
        }
    }

    @Test
    void readsAllAnewWhenTheServerNumbersTheMailsAnew() throws Exception {
        begin("");
        dovecot.put("one");
        dovecot.put("two");
        try (Gateway gateway = gateway()) {
            gateway.await().until(() -> inbox.kept.size() == 2);
        }
        Path list = dovecot.maildir().resolve("dovecot-uidlist");
        Files.writeString(
                list,
                Files.readAllLines(list).stream().findFirst().orElseThrow().replaceFirst(" V\\d+ N\\d+", " V4711 N1")
                        + "\n");
        for (String index : List.of("dovecot.index", "dovecot.index.log", "dovecot.index.cache")) {
            Files.deleteIfExists(dovecot.maildir().resolve(index));
        }
        dovecot.put("three");

        try (Gateway gateway = gateway()) {
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects())
                    .containsExactlyInAnyOrder("one", "two", "one", "two", "three"));
        }
        assertThat(inbox.kept).anyMatch(mail -> mail.raw().sourceKey().contains(";4711;"));
    }

    @Test
    void aMailboxThatLetsNobodyInDoesNotStopAnother() throws Exception {
        begin("");
        dovecot.put("one");
        WatchedInbox other = new WatchedInbox();

        try (Gateway locked = new Gateway(
                        other,
                        spill.resolve("locked"),
                        Map.of("port", Integer.toString(dovecot.imap)),
                        Map.of(Gateway.PASSWORD_SETTING, "wrong"));
                Gateway gateway = gateway()) {
            locked.await().until(() -> locked.health().detail().code().equals("mailbox-refused"));
            dovecot.put("two");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "two"));
        }
        assertThat(other.kept).isEmpty();
    }

    private void begin(String options) throws Exception {
        dovecot = RealDovecot.start(options);
        wire = new Wire(dovecot.imap);
    }

    private void putMany(int count) throws Exception {
        for (int number : IntStream.rangeClosed(1, count).toArray()) {
            dovecot.write("INBOX", "Subject: m" + number + "\r\n\r\nHello\r\n");
        }
        dovecot.own(dovecot.maildir());
    }

    private Gateway gateway(String... options) {
        Map<String, String> all = new TreeMap<>(Map.of("port", Integer.toString(wire.port()), "interval", "100ms"));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new Gateway(inbox, spill, all, Map.of());
    }
}
