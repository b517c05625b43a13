package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.CapturedBook;
import io.inlet.pipeline.WatchedInbox;
import io.inlet.pipeline.mailbox.Comparison.FolderCount;
import io.inlet.pipeline.mailbox.Comparison.Missing;
import io.inlet.pipeline.oauth.OauthLogins;
import io.inlet.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationIT {
    private final WatchedInbox inbox = new WatchedInbox();
    private RealDovecot dovecot;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws Exception {
        dovecot = RealDovecot.start();
        dovecot.put("one");
        dovecot.put("two");
    }

    @AfterEach
    void stop() throws Exception {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Test
    void agreesWithAMailboxWhoseMailIsCapturedAndMoved() throws Exception {
        capture("doneFolder", "Done");
        dovecot.put("not yet seen");

        Comparison comparison = compare("inlet.email.done-folder", "Done");

        assertThat(comparison.agrees()).isTrue();
        assertThat(comparison.waiting()).isEqualTo(1);
        assertThat(comparison.folders()).containsExactly(new FolderCount("INBOX", 1), new FolderCount("Done", 2));
    }

    @Test
    void namesAMailThatAPersonMovedBeforeItWasSeen() throws Exception {
        capture("doneFolder", "Done");
        dovecot.put("Done", "Subject: moved too soon\r\nMessage-ID: <lost@example.net>\r\n\r\nHello\r\n");

        assertThat(compare("inlet.email.done-folder", "Done").missing())
                .extracting(Missing::folder, Missing::messageId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Done", "lost@example.net"));
    }

    @Test
    void countsCapturedMailThatWasNeverMoved() throws Exception {
        capture();

        Comparison comparison = compare("inlet.email.done-folder", "Done");

        assertThat(comparison.kept()).isEqualTo(2);
        assertThat(comparison.agrees()).isFalse();
        assertThat(compare().agrees()).isTrue();
    }

    @Test
    void namesAMailBelowTheWatermarkThatTheInboxDoesNotHave() throws Exception {
        capture();
        inbox.kept.remove(0);

        assertThat(compare().missing()).extracting(Missing::id).containsExactly("1");
    }

    @Test
    void countsWhatComesNextBeforeTheFirstLook() throws Exception {
        assertThat(compare().waiting()).isEqualTo(2);
    }

    @Test
    void countsAPop3Mailbox() throws Exception {
        try (Gateway gateway = new Gateway(
                inbox,
                data.resolve("spill"),
                Map.of("protocol", "pop3", "port", Integer.toString(dovecot.pop3)),
                Map.of())) {
            gateway.await().until(() -> inbox.kept.size() == 2);
        }
        dovecot.put("three");

        Comparison comparison =
                compare("inlet.email.protocol", "pop3", "inlet.email.port", Integer.toString(dovecot.pop3));

        assertThat(comparison.captured()).isEqualTo(2);
        assertThat(comparison.waiting()).isEqualTo(1);
        assertThat(comparison.agrees()).isTrue();
    }

    private void capture(String... options) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("port", Integer.toString(dovecot.imap)));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        try (Gateway gateway = new Gateway(inbox, data.resolve("spill"), all, Map.of())) {
            gateway.await()
                    .until(() -> inbox.kept.size() == 2
                            && (options.length == 0 || dovecot.subjects("Done").size() == 2));
        }
        assertThat(Files.exists(dovecot.maildir())).isTrue();
    }

    private Comparison compare(String... further) throws Exception {
        Map<String, String> settings = dovecot.settings();
        for (int i = 0; i < further.length; i += 2) {
            settings.put(further[i], further[i + 1]);
        }
        Settings all = Settings.of(settings);
        return new Reconciliation(all, new OauthLogins(all, data, Clock.systemUTC()), inbox, book()).compare("");
    }

    private CapturedBook book() {
        return new CapturedBook() {
            @Override
            public Set<String> known(String channel, String name, Collection<String> keys) {
                return inbox.kept.stream()
                        .map(mail -> mail.raw().sourceKey())
                        .filter(keys::contains)
                        .collect(Collectors.toSet());
            }

            @Override
            public void each(String channel, String name, String beginning, Visitor visitor) {
                inbox.kept.stream()
                        .map(WatchedInbox.Kept::raw)
                        .filter(raw -> raw.sourceKey().startsWith(beginning))
                        .forEach(raw -> visitor.captured(raw.sourceKey(), raw.receivedAt(), raw.size()));
            }

            @Override
            public Set<String> understood(Collection<String> externalIds) {
                return Set.of();
            }
        };
    }
}
