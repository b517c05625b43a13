package io.inlet.dispatch.reply;

import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.message.Party;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who answers customers: {@code reply-email}, {@code reply-email-sales}, made from the settings. Each answers for the inbox of the channel
 * that it is named after, so that an answer comes from the address that was written to. Immutable.
 */
public final class ReplyTargets {
    public static final String EMAIL = "email";
    public static final String TELEGRAM = "telegram";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration BOT_ANSWER = Duration.ofSeconds(30);
    /**
     * A server that checks a mail before it takes it needs its time; whoever hangs up meanwhile sends it again (RFC 5321, 4.5.3.2.6). Not
     * the ten minutes that stand there: so long an answer that was cut short by a kill would wait, twice.
     */
    private static final Duration MAIL_ANSWER = Duration.ofMinutes(2);
    /** What could not be said for so long is looked at by a person. */
    private static final Duration WINDOW = Duration.ofDays(2);

    private static final double MAILS_PER_SECOND = 5;
    private static final int MAILS_AT_ONCE = 2;
    /** Telegram lets a bot send about 30 a second (core.telegram.org/bots/faq); beyond that it says how long to wait. */
    private static final double MESSAGES_PER_SECOND = 20;

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private final List<TargetConfig> all = new ArrayList<>();
    private final Map<String, String> byInbox = new HashMap<>();
    private final Map<String, Sender> senders = new HashMap<>();
    private final Set<String> own = new TreeSet<>();

    /**
     * Who tells whom.
     *
     * @param channel through which it goes
     */
    public record Route(String target, String channel, Party to) {}

    private ReplyTargets() {}

    public static ReplyTargets of(Settings settings) {
        ReplyTargets targets = new ReplyTargets();
        targets.addMail(settings);
        targets.addBots(settings);
        targets.addOwn(settings);
        return targets;
    }

    private void addMail(Settings settings) {
        for (String suffix : withEmpty(settings.names(ReplySettings.EMAIL_ENABLED))) {
            String name = Targets.REPLY_PREFIX + EMAIL + suffix;
            boolean on = settings.get(ReplySettings.EMAIL_ENABLED.of(suffix));
            all.add(new TargetConfig(
                    name,
                    EMAIL,
                    place(
                            "smtp",
                            settings.find(ReplySettings.EMAIL_HOST.of(suffix)).orElse("localhost"),
                            settings.get(ReplySettings.EMAIL_PORT.of(suffix))),
                    settings.find(ReplySettings.EMAIL_PASSWORD.of(suffix)).orElse(new Secret("")),
                    on,
                    true,
                    CONNECT,
                    MAIL_ANSWER,
                    WINDOW,
                    MAILS_PER_SECOND,
                    MAILS_AT_ONCE));
            if (on) {
                byInbox.put(EMAIL + "/" + settings.get(EmailSettings.INBOX.of(suffix)), name);
                senders.put(
                        name,
                        new Sender(
                                settings.get(ReplySettings.EMAIL_FROM.of(suffix)),
                                settings.find(ReplySettings.EMAIL_NAME.of(suffix))
                                        .orElse(null),
                                settings.get(ReplySettings.EMAIL_NULL_SENDER.of(suffix)),
                                settings.get(ReplySettings.EMAIL_SUBJECT_TOKEN.of(suffix)),
                                settings.get(ReplySettings.EMAIL_PLUS_ADDRESS.of(suffix))));
            }
        }
    }

    private void addBots(Settings settings) {
        for (String suffix : withEmpty(settings.names(ReplySettings.TELEGRAM_ENABLED))) {
            String name = Targets.REPLY_PREFIX + TELEGRAM + suffix;
            boolean on = settings.get(ReplySettings.TELEGRAM_ENABLED.of(suffix));
            all.add(new TargetConfig(
                    name,
                    TELEGRAM,
                    URI.create(
                            settings.get(TelegramSettings.BASE_URL.of(suffix)).replaceFirst("/+$", "")),
                    settings.find(TelegramSettings.TOKEN.of(suffix)).orElse(new Secret("")),
                    on,
                    true,
                    CONNECT,
                    BOT_ANSWER,
                    WINDOW,
                    MESSAGES_PER_SECOND,
                    1, // of one chat's messages each comes after the one before it
                    new BotOptions(settings.find(TelegramSettings.PROXY.of(suffix))
                            .map(URI::create)
                            .orElse(null))));
            if (on) {
                byInbox.put(TELEGRAM + "/" + settings.get(TelegramSettings.INBOX.of(suffix)), name);
            }
        }
    }

    /** Those that are on and off. */
    public Collection<TargetConfig> all() {
        return List.copyOf(all);
    }

    /** As whom each writes e-mail, by its name. */
    public Map<String, Sender> senders() {
        return Map.copyOf(senders);
    }

    private void addOwn(Settings settings) {
        senders.values().forEach(sender -> own.add(sender.address().toLowerCase(Locale.ROOT)));
        for (String suffix : withEmpty(settings.names(EmailSettings.ENABLED))) {
            settings.find(EmailSettings.USER.of(suffix))
                    .filter(user -> user.contains("@"))
                    .ifPresent(user -> own.add(user.toLowerCase(Locale.ROOT)));
        }
    }

    /** Whoever writes from one of these is this installation itself. In lower case. */
    Set<String> own() {
        return Set.copyOf(own);
    }

    /** The way to whom was heard; empty where there is none. */
    public Optional<Route> route(Heard heard) {
        return switch (heard.channel()) {
            case EMAIL -> mail(byInbox.get(EMAIL + "/" + heard.inbox()), heard);
            case TELEGRAM -> chat(byInbox.get(TELEGRAM + "/" + heard.inbox()), heard);
            case "web" -> mail(senders.containsKey("reply-email") ? "reply-email" : null, heard);
            default -> Optional.empty();
        };
    }

    private static Optional<Route> chat(String target, Heard heard) {
        Party sender = heard.sender();
        return target == null || heard.chat() == null
                ? Optional.empty()
                : Optional.of(new Route(
                        target, TELEGRAM, new Party(sender.name(), null, null, heard.chat(), sender.handle())));
    }

    private Optional<Route> mail(String target, Heard heard) {
        return target == null
                ? Optional.empty()
                : address(heard.mailbox(own))
                        .map(to -> new Route(
                                target, EMAIL, Party.ofEmail(heard.sender().name(), to)));
    }

    /** The address as a header and an SMTP command can take it (RFC 5321, 4.1.2); empty for what they cannot. */
    static Optional<String> address(String written) {
        if (written == null || written.indexOf('@') < 0) {
            return Optional.empty();
        }
        int at = written.lastIndexOf('@');
        try {
            String address =
                    written.substring(0, at) + "@" + IDN.toASCII(written.substring(at + 1), IDN.ALLOW_UNASSIGNED);
            return Optional.of(address).filter(plain -> ADDRESS.matcher(plain).matches());
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static URI place(String scheme, String host, int port) {
        try {
            return new URI(scheme, null, IDN.toASCII(host, IDN.ALLOW_UNASSIGNED), port, null, null, null);
        } catch (URISyntaxException | IllegalArgumentException unfit) {
            throw new IllegalArgumentException("the host " + host + " is no name or address", unfit);
        }
    }

    private static Set<String> withEmpty(Set<String> names) {
        Set<String> all = new TreeSet<>(names);
        all.add("");
        return all;
    }
}
