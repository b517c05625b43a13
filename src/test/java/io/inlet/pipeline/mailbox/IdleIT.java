package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.pipeline.WatchedInbox;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that is taken because the server told of it: the next look would come after hours. */
class IdleIT {
    private final WatchedInbox inbox = new WatchedInbox();
    private RealDovecot dovecot;
    private Wire wire;

    @TempDir
    Path spill;

    @BeforeEach
    void start() throws Exception {
        dovecot = RealDovecot.start();
        wire = new Wire(dovecot.imap);
        dovecot.put("one");
    }

    @AfterEach
    void stop() throws Exception {
        if (dovecot != null) {
            wire.close();
            dovecot.close();
        }
    }

    @Test
    void takesMailThatTheServerTellsOf() throws Exception {
        try (Gateway gateway = gateway("1m")) {
            awaitIdle(gateway);
            dovecot.put("two");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "two"));
            dovecot.put("three");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "two", "three"));
            gateway.await()
                    .untilAsserted(() -> assertThat(dovecot.subjects("Done")).containsExactly("one", "two", "three"));
        }
    }

    @Test
    void waitsAnewAfterEachKeepAlive() throws Exception {
        try (Gateway gateway = gateway("50ms")) {
            gateway.await()
                    .until(() -> wire.said.stream()
                                    .filter(line -> line.endsWith(" IDLE"))
                                    .count()
                            > 3);
            dovecot.put("two");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "two"));
        }
        assertThat(wire.said).contains("DONE");
    }

    @Test
    void leavesAConnectionOnWhichNothingPasses() throws Exception {
        try (Gateway gateway = gateway("100ms")) {
            awaitIdle(gateway);
            wire.dead = true;
            gateway.await().until(() -> gateway.figure("idleConnections").equals(0));
            wire.dead = false;
            awaitIdle(gateway);
            dovecot.put("two");
            gateway.await().untilAsserted(() -> assertThat(inbox.subjects()).containsExactly("one", "two"));
        }
    }

    @Test
    void readsFromAServerThatCannotTell() throws Exception {
        dovecot.close();
        dovecot = RealDovecot.start("imap_capability = IMAP4rev1 UIDPLUS MOVE\n");
        dovecot.put("one");

        try (Gateway gateway = new Gateway(
                inbox, spill, Map.of("port", Integer.toString(dovecot.imap), "doneFolder", "Done"), Map.of())) {
            gateway.await().until(() -> inbox.kept.size() == 1);
            dovecot.put("two");
            gateway.await().until(() -> inbox.kept.size() == 2);
            assertThat(gateway.figure("idleConnections")).isEqualTo(0);
        }
    }

    @Test
    void doesNotWaitWhereThatIsSwitchedOff() {
        try (Gateway gateway =
                new Gateway(inbox, spill, Map.of("port", Integer.toString(wire.port()), "idle", "false"), Map.of())) {
            gateway.await().until(() -> (long) gateway.figure("goodPolls") > 5);
        }

        assertThat(wire.said).noneMatch(line -> line.endsWith(" IDLE"));
    }

    @Test
    void endsWithItsMailbox() {
        try (Gateway gateway = gateway("1m")) {
            awaitIdle(gateway);
        }

        org.awaitility.Awaitility.await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("mailbox-email-idle")));
    }

    private static void awaitIdle(Gateway gateway) {
        gateway.await().until(() -> gateway.figure("idleConnections").equals(1));
    }

    private Gateway gateway(String keepAlive) {
        return new Gateway(
                inbox,
                spill,
                Map.of(
                        "port", Integer.toString(wire.port()),
                        "doneFolder", "Done",
                        "interval", "1h",
                        "timeout", "2s",
                        "idleKeepAlive", keepAlive),
                Map.of());
    }
}
