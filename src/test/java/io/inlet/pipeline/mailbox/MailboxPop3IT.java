package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.ServerSetup;
import io.inlet.pipeline.WatchedInbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxPop3IT {
    private final MailHost host = new MailHost(ServerSetup.PROTOCOL_POP3);
    private final WatchedInbox inbox = new WatchedInbox();

    @TempDir
    Path spill;

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void capturesOnceAndKeepsTheMailOnTheServer() {
        host.putMail("one");
        host.putMail("two");

        for (int run = 0; run < 2; run++) {
            try (Gateway gateway = gateway(Map.of())) {
                gateway.await().until(() -> inbox.kept.size() == 2 && (long) gateway.figure("goodPolls") > 2);
            }
        }

        assertThat(inbox.subjects()).containsExactly("one", "two");
        assertThat(host.subjects("INBOX")).containsExactly("one", "two");
    }

    @Test
    void deletesOnTheServerOnlyWhatWasCaptured() {
        host.putMail("one");
        host.putMail("poison");
        host.putMail("three");
        inbox.beforeCommit = mail -> {
            if (mail.text().contains("poison")) {
                throw new IllegalStateException("cannot");
            }
        };

        try (Gateway gateway = gateway(Map.of("deleteAfter", "true"))) {
            gateway.await()
                    .untilAsserted(() -> assertThat(host.subjects("INBOX")).containsExactly("poison"));
            gateway.await().until(() -> gateway.figure("failedMails").equals(1));
        }

        assertThat(inbox.subjects()).containsExactly("one", "three");
    }

    @Test
    void deletesWithoutCapturingAgainAfterACrashBetweenCommitAndDeletion() {
        host.putMail("one");
        try (Gateway gateway = gateway(Map.of())) {
            gateway.await().until(() -> inbox.kept.size() == 1);
        }

        try (Gateway gateway = gateway(Map.of("deleteAfter", "true"))) {
            gateway.await().until(() -> host.subjects("INBOX").isEmpty());
        }

        assertThat(inbox.subjects()).containsExactly("one");
    }

    @Test
    void deletesNothingInShadowMode() {
        host.putMail("one");

        try (Gateway gateway = new Gateway(
                inbox, spill, options(Map.of("deleteAfter", "true")), Map.of("inlet.inbox.email.mode", "shadow"))) {
            gateway.await().until(() -> inbox.kept.size() == 1 && (long) gateway.figure("goodPolls") > 1);
        }

        assertThat(host.subjects("INBOX")).containsExactly("one");
    }

    @Test
    void giveTheBytesExactlyAsTheServerDoes() {
        byte[] mail = LargeMail.of(300_000);
        host.put(mail);

        try (Gateway gateway = gateway(Map.of())) {
            gateway.await().until(() -> inbox.kept.size() == 1);
        }

        assertThat(inbox.kept.get(0).sha256()).isEqualTo(LargeMail.sha256(mail));
    }

    @Test
    void refusesOptionsThatNeedImap() {
        assertThatThrownBy(() -> gateway(Map.of("doneFolder", "Done", "since", "2026-01-01")))
                .rootCause()
                .hasMessage("mailbox:email: pop3 has no folders but INBOX; leave doneFolder and failedFolder empty, or"
                        + " use imap; pop3 does not tell when a mail came; leave since at all, or use imap");
    }

    private Gateway gateway(Map<String, String> options) {
        return new Gateway(inbox, spill, options(options), Map.of());
    }

    private Map<String, String> options(Map<String, String> more) {
        Map<String, String> options = new TreeMap<>(Map.of(
                "protocol",
                "pop3",
                "port",
                Integer.toString(host.server.getPop3().getPort())));
        options.putAll(more);
        return options;
    }
}
