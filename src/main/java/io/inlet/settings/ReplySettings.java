package io.inlet.settings;

import io.inlet.settings.EmailSettings.Security;
import io.inlet.ticket.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What customers are told, and by whom. {@code *} is what follows {@code email} or {@code telegram} in the name of the channel's route:
 * what came in through {@code email-sales} is answered by {@code reply.email-sales}.
 */
public final class ReplySettings {
    public static final Setting<Boolean> EMAIL_ENABLED = Setting.flag("inlet.reply.email*.enabled", "false");
    public static final Setting<String> EMAIL_HOST = Setting.host("inlet.reply.email*.host", null);
    public static final Setting<Integer> EMAIL_PORT = Setting.port("inlet.reply.email*.port", "587");
    public static final Setting<Security> EMAIL_SECURITY =
            Setting.choice("inlet.reply.email*.security", Security.class, "starttls");
    /** Empty: the server asks for no name and password. */
    public static final Setting<String> EMAIL_USER = Setting.text("inlet.reply.email*.user", null);

    public static final Setting<Secret> EMAIL_PASSWORD = Setting.secret("inlet.reply.email*.password");
    /** Instead of a password: the access of the mailbox whose name has the same end. */
    public static final Setting<Boolean> EMAIL_OAUTH = Setting.flag("inlet.reply.email*.oauth", "false");

    public static final Setting<String> EMAIL_FROM = Setting.address("inlet.reply.email*.from");
    /** The name beside the address; empty: the address alone. */
    public static final Setting<String> EMAIL_NAME = Setting.text("inlet.reply.email*.name", null);

    /** Automatic notices have no envelope sender (RFC 3834, 3.3); false for servers that take no mail without. */
    public static final Setting<Boolean> EMAIL_NULL_SENDER = Setting.flag("inlet.reply.email*.null-sender", "true");

    /** The signed ticket token at the end of subjects, as well as in the Message-ID, where it always is. */
    public static final Setting<Boolean> EMAIL_SUBJECT_TOKEN = Setting.flag("inlet.reply.email*.subject-token", "true");
    /** Answers go to support+token@...; only for servers that deliver such addresses. */
    public static final Setting<Boolean> EMAIL_PLUS_ADDRESS = Setting.flag("inlet.reply.email*.plus-address", "false");

    public static final Setting<String> EMAIL_CERTIFICATES = Setting.text("inlet.reply.email*.certificates", null);
    public static final Setting<Boolean> EMAIL_ALLOW_PLAIN = Setting.flag("inlet.reply.email*.allow-plain", "false");

    public static final Setting<Boolean> TELEGRAM_ENABLED = Setting.flag("inlet.reply.telegram*.enabled", "false");

    /** Which changes of status customers are told of. */
    public static final Setting<Set<Status>> STATUSES =
            Setting.choices("inlet.reply.statuses", Status.class, "resolved");
    /** Most automatic notices to one address within an hour. */
    public static final Setting<Integer> PER_HOUR = Setting.count("inlet.reply.notices-per-hour", "5", 0, 1000);
    /** Most automatic notices to everybody within a minute. */
    public static final Setting<Integer> PER_MINUTE = Setting.count("inlet.reply.notices-per-minute", "60", 0, 100_000);

    /** Older messages are not acknowledged. */
    public static final Setting<Duration> AGE = Setting.duration("inlet.acknowledgement.age", "1d");

    public static final Setting<Duration> PROMISE_P1 = Setting.duration("inlet.promise.p1", "15m");
    public static final Setting<Duration> PROMISE_P2 = Setting.duration("inlet.promise.p2", "1h");
    public static final Setting<Duration> PROMISE_P3 = Setting.duration("inlet.promise.p3", "4h");
    public static final Setting<Duration> PROMISE_P4 = Setting.duration("inlet.promise.p4", "1d");

    static final List<Setting<?>> ALL = List.of(
            EMAIL_ENABLED,
            EMAIL_HOST,
            EMAIL_PORT,
            EMAIL_SECURITY,
            EMAIL_USER,
            EMAIL_PASSWORD,
            EMAIL_OAUTH,
            EMAIL_FROM,
            EMAIL_NAME,
            EMAIL_NULL_SENDER,
            EMAIL_SUBJECT_TOKEN,
            EMAIL_PLUS_ADDRESS,
            EMAIL_CERTIFICATES,
            EMAIL_ALLOW_PLAIN,
            TELEGRAM_ENABLED,
            STATUSES,
            PER_HOUR,
            PER_MINUTE,
            AGE,
            PROMISE_P1,
            PROMISE_P2,
            PROMISE_P3,
            PROMISE_P4);

    private ReplySettings() {}
}
