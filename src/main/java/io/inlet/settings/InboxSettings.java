package io.inlet.settings;

import io.inlet.message.Lane;
import io.inlet.message.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an operator says of an inbox; {@code *} is its name. An inbox that is not mentioned has the defaults. */
public final class InboxSettings {
    public static final Setting<String> BRAND = Setting.text("inlet.inbox.*.brand", "main");
    public static final Setting<Mode> MODE = Setting.choice("inlet.inbox.*.mode", Mode.class, "live");
    public static final Setting<Lane> LANE = Setting.choice("inlet.inbox.*.lane", Lane.class, "normal");
    /** How long after its last article a chat goes on with its ticket. */
    public static final Setting<Duration> CONVERSATION = Setting.duration("inlet.inbox.*.conversation", "24h");
    /** Whether opened tickets are acknowledged; not set: where the channel proves the address. */
    public static final Setting<Boolean> ACKNOWLEDGE = Setting.flag("inlet.inbox.*.acknowledge", null);
    /** In which language customers are spoken to whose own is not known. */
    public static final Setting<Language> LANGUAGE = Setting.choice("inlet.inbox.*.language", Language.class, "ru");
    /** How much the inbox takes in. */
    public static final Setting<Rate> RATE = Setting.rate("inlet.inbox.*.rate", "1000/s");
    /** What is masked in what customers write before it is stored. */
    public static final Setting<Set<Sensitive>> MASK = Setting.choices("inlet.inbox.*.mask", Sensitive.class, "none");
    /** Who works here: whose forwarded mails are their customers'. */
    public static final Setting<Senders> STAFF = Setting.senders("inlet.inbox.*.staff");
    /** Whether the customer is the requester when staff forwards a mail. */
    public static final Setting<Forwarding> STAFF_FORWARDS =
            Setting.choice("inlet.inbox.*.staff-forwards", Forwarding.class, "proven");
    /** How long tickets of sandbox inboxes are kept. */
    public static final Setting<Duration> SANDBOX_KEPT = Setting.duration("inlet.sandbox.kept", "7d");

    static final List<Setting<?>> ALL = List.of(
            BRAND, MODE, LANE, CONVERSATION, ACKNOWLEDGE, LANGUAGE, RATE, MASK, STAFF, STAFF_FORWARDS, SANDBOX_KEPT);

    /** When a mail that staff forwards is taken for the customer's. */
    public enum Forwarding {
        OFF,
        /** Only where the mail's way proves that it is from staff (DMARC). */
        PROVEN,
        /** Also on the mere word of its From, which anybody can write. */
        ALWAYS
    }

    /** The languages that customers are spoken to in. */
    public enum Language {
        RU,
        EN;

        /** As ISO 639-1 has it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private InboxSettings() {}
}
