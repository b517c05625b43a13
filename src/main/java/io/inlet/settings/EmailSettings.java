package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/**
 * Mailboxes. {@code *} is what follows {@code email} in the name of the route: nothing in {@code routes/email.camel.yaml}, {@code -sales}
 * in {@code routes/email-sales.camel.yaml}.
 */
public final class EmailSettings {
    public static final Setting<Boolean> ENABLED = Setting.flag("inlet.email*.enabled", "false");
    public static final Setting<String> HOST = Setting.host("inlet.email*.host", null);
    public static final Setting<Integer> PORT = Setting.port("inlet.email*.port", "993");
    public static final Setting<Protocol> PROTOCOL = Setting.choice("inlet.email*.protocol", Protocol.class, "imap");
    public static final Setting<Security> SECURITY = Setting.choice("inlet.email*.security", Security.class, "tls");
    public static final Setting<String> USER = Setting.text("inlet.email*.user", null);
    public static final Setting<Secret> PASSWORD = Setting.secret("inlet.email*.password");
    public static final Setting<String> FOLDER = Setting.text("inlet.email*.folder", "INBOX");
    /** Where a captured mail is moved; empty: it stays and is flagged seen. */
    public static final Setting<String> DONE_FOLDER = Setting.text("inlet.email*.done-folder", null);

    public static final Setting<String> INBOX = Setting.text("inlet.email*.inbox", "email");
    public static final Setting<Duration> INTERVAL = Setting.duration("inlet.email*.interval", "15s");
    public static final Setting<Size> LIMIT = Setting.size("inlet.email*.limit", "50MB");
    /** Where a mail is moved that could not be taken; empty: it stays. */
    public static final Setting<String> FAILED_FOLDER = Setting.text("inlet.email*.failed-folder", null);
    /** {@code all}, or a date such as 2026-01-31: mail that reached the mailbox before it is left alone. */
    public static final Setting<String> SINCE = Setting.dayOrAll("inlet.email*.since", "all");
    /** POP3 only: a captured mail is deleted on the server. */
    public static final Setting<Boolean> DELETE_AFTER = Setting.flag("inlet.email*.delete-after", "false");
    /** A PEM file with the certificates that sign the server's, instead of those the JDK trusts. */
    public static final Setting<String> CERTIFICATES = Setting.text("inlet.email*.certificates", null);
    /** Says twice that the password may travel unprotected: for {@code security=none} and a host other than loopback. */
    public static final Setting<Boolean> ALLOW_PLAIN = Setting.flag("inlet.email*.allow-plain", "false");

    /** IMAP: a second connection waits for mail, so that it is taken at once, where the server can tell (RFC 2177). */
    public static final Setting<Boolean> IDLE = Setting.flag("inlet.email*.idle", "true");

    public static final Setting<Duration> IDLE_KEEP_ALIVE = Setting.duration("inlet.email*.idle-keep-alive", "4m");

    /** How mail is fetched. */
    public enum Protocol {
        IMAP,
        POP3
    }

    /** How the connection is protected; {@code none} is refused for hosts other than loopback unless said twice. */
    public enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    static final List<Setting<?>> ALL = List.of(
            ENABLED,
            HOST,
            PORT,
            PROTOCOL,
            SECURITY,
            USER,
            PASSWORD,
            FOLDER,
            DONE_FOLDER,
            INBOX,
            INTERVAL,
            LIMIT,
            FAILED_FOLDER,
            SINCE,
            DELETE_AFTER,
            CERTIFICATES,
            ALLOW_PLAIN,
            IDLE,
            IDLE_KEEP_ALIVE);

    private EmailSettings() {}
}
