package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/**
 * Mailboxes. {@code *} is what follows {@code email} in the name of the route: nothing in {@code routes/email.camel.yaml}, {@code -sales} in
 * {@code routes/email-sales.camel.yaml}.
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
            ENABLED, HOST, PORT, PROTOCOL, SECURITY, USER, PASSWORD, FOLDER, DONE_FOLDER, INBOX, INTERVAL, LIMIT);

    private EmailSettings() {}
}
