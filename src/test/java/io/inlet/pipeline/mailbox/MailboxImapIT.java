package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.RawMessage;
import io.inlet.pipeline.WatchedInbox;
import jakarta.mail.Flags;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxImapIT {
    private final MailHost host = MailHost.imap();
    private final WatchedInbox inbox = new WatchedInbox();

    @TempDir
    Path spill;

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void capturesOldestFirstAndMovesToTheDoneFolder() {
        host.putMail("one");
        host.putMail("two");

        try (Gateway gateway = Gateway.imap(host, inbox, spill, "doneFolder", "Done")) {
            host.putMail("three");

            gateway.await()
                    .untilAsserted(() -> assertThat(host.subjects("Done")).containsExactly("one", "two", "three"));
        }

        assertThat(inbox.subjects()).containsExactly("one", "two", "three");
        assertThat(host.subjects("INBOX")).isEmpty();
    }

    @Test
    void saysWhatTheMailIsAndWhereItCameFrom() {
        long uid = host.putMail("one");

        try (Gateway gateway = Gateway.imap(host, inbox, spill)) {
            gateway.await().until(() -> inbox.kept.size() == 1);
            gateway.await().untilAsserted(() -> assertThat(gateway.headers)
                    .containsExactly(Map.of("InletFolder", "INBOX", "InletUid", Long.toString(uid))));
        }

        RawMessage raw = inbox.kept.get(0).raw();
        assertThat(raw.channel()).isEqualTo("email");
        assertThat(raw.brand()).isEqualTo("main");
        assertThat(raw.mediaType()).isEqualTo("message/rfc822");
        assertThat(raw.size()).isEqualTo(inbox.kept.get(0).bytes().length);
        assertThat(raw.sourceKey())
                .isEqualTo("desk@127.0.0.1/INBOX;" + host.inbox().getUidValidity() + ";" + uid);
        assertThat(inbox.kept.get(0).text())
                .startsWith("From: ann@example.net\r\n")
                .endsWith("\r\n\r\nHello\r\n");
    }

    @Test
    void flagsAsSeenWithoutADoneFolder() {
        host.putMail("one");

        try (Gateway gateway = Gateway.imap(host, inbox, spill)) {
            gateway.await().until(() -> host.inbox().getMessages().get(0).isSet(Flags.Flag.SEEN));
        }

        assertThat(inbox.subjects()).containsExactly("one");
    }

    @Test
    void capturesWhatAHumanHasReadOrFlagged() {
        host.putMail("read");
        host.putMail("answered");
        host.flag("read", Flags.Flag.SEEN);
        host.flag("answered", Flags.Flag.ANSWERED);

        try (Gateway gateway = Gateway.imap(host, inbox, spill)) {
            gateway.await().until(() -> inbox.kept.size() == 2);
        }

        assertThat(inbox.subjects()).containsExactly("read", "answered");
    }

    @Test
    void capturesNothingTwiceOverRestarts() {
        for (int run = 1; run <= 3; run++) {
            int expected = run;
            host.putMail("run " + run);
            try (Gateway gateway = Gateway.imap(host, inbox, spill)) {
                gateway.await().until(() -> inbox.kept.size() == expected);
            }
        }

        assertThat(inbox.subjects()).containsExactly("run 1", "run 2", "run 3");
    }

    @Test
    void movesWithoutCapturingAgainAfterACrashBetweenCommitAndMove() {
        host.putMail("one");
        host.putMail("two");
        inbox.afterCommit = mail -> {
            throw new IllegalStateException(
                    "crash after the commit of " + mail.raw().sourceKey());
        };
        try (Gateway gateway = Gateway.imap(host, inbox, spill)) {
            gateway.await().until(() -> inbox.kept.size() == 2);
        }
        inbox.afterCommit = mail -> {};

        try (Gateway gateway = Gateway.imap(host, inbox, spill, "doneFolder", "Done")) {
            gateway.await()
                    .untilAsserted(() -> assertThat(host.subjects("Done")).containsExactly("one", "two"));
        }

        assertThat(inbox.subjects()).containsExactly("one", "two");
    }

    @Test
    void neverExpungesWhatOthersFlagged() {
        host.putMail("to be deleted by its owner");
        host.putMail("two");
        inbox.beforeCommit = mail -> host.flag("to be deleted by its owner", Flags.Flag.DELETED);

        try (Gateway gateway = Gateway.imap(host, inbox, spill)) {
            gateway.await().until(() -> inbox.kept.size() == 2);
        }
        inbox.beforeCommit = mail -> {};

        assertThat(host.subjects("INBOX")).containsExactly("to be deleted by its owner", "two");
    }

    @Test
    void touchesNothingInShadowMode() {
        host.putMail("one");
        host.putMail("two");
        host.flag("two", Flags.Flag.SEEN);
        List<String> before = flags();
        Map<String, String> settings = Map.of("inlet.inbox.email.mode", "shadow");
        Map<String, String> options = Map.of("port", Integer.toString(host.imapPort()), "doneFolder", "Done");

        for (int run = 0; run < 2; run++) {
            try (Gateway gateway = new Gateway(inbox, spill, options, settings)) {
                gateway.await()
                        .until(() -> inbox.kept.size() == 2
                                && gateway.figure("waitingMails").equals(0));
            }
        }

        assertThat(flags()).isEqualTo(before);
        assertThat(host.folder("Done")).isNull();
    }

    @Test
    void leavesMailFromBeforeTheChosenDateAlone() {
        host.putMail("today");

        try (Gateway gateway = Gateway.imap(host, inbox, spill, "since", "9999-01-01")) {
            gateway.await()
                    .until(() -> (long) gateway.figure("takenMails") == 0
                            && gateway.health().detail().code().equals("mailbox-good"));
        }

        assertThat(inbox.kept).isEmpty();
        assertThat(flags()).containsExactly("today:");
    }

    private List<String> flags() {
        return host.inbox().getMessages().stream()
                .map(message -> MailHost.subject(message) + ":"
                        + (message.isSet(Flags.Flag.SEEN) ? "S" : "")
                        + (message.isSet(Flags.Flag.DELETED) ? "D" : ""))
                .toList();
    }
}
