package io.inlet;

import io.inlet.dispatch.Targets;
import io.inlet.dispatch.reply.ReplyTargets;
import io.inlet.message.Hold;
import io.inlet.message.Pause;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.Problems;
import io.inlet.settings.Settings;
import io.inlet.settings.TelegramSettings;
import io.inlet.settings.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What {@code pause} and {@code resume} may name in one home. */
public final class Pausables {
    private static final String WEB = "web";
    private static final String PHONE = "phone";
    private static final String TELEGRAM = "telegram";

    private Pausables() {}

    /** All words, switched on or not: what is off may be resumed as well. */
    public static Set<String> all(Home home, Settings settings) {
        Set<String> words = new TreeSet<>(Set.of(Pause.OUTGOING, Pause.CHANNEL + "email"));
        settings.names(EmailSettings.ENABLED).forEach(suffix -> words.add(Pause.CHANNEL + "email" + suffix));
        held(settings).keySet().forEach(name -> words.add(Pause.CHANNEL + name));
        // whoever must stop something now need not put the rest of the configuration right before
        Targets.load(home.folder(), settings, new Problems(Texts.terminal()))
                .with(ReplyTargets.of(settings).all())
                .all()
                .forEach(target -> words.add(Pause.TARGET + target.name()));
        return words;
    }

    /** The words of what is switched on. */
    static Set<String> on(List<Part> parts) {
        Set<String> words = new TreeSet<>(Set.of(Pause.OUTGOING));
        parts.stream().filter(Part::on).map(Part::name).forEach(name -> {
            boolean reply = name.startsWith(Targets.REPLY_PREFIX);
            words.add(
                    name.startsWith(Part.TARGET)
                            ? Pause.TARGET + name.substring(Part.TARGET.length())
                            : (reply ? Pause.TARGET : Pause.CHANNEL) + name);
        });
        return words;
    }

    /**
     * By the channel's name: whose captured messages wait while it is paused. All but mailboxes: what is not taken from a bot or at a door
     * in time is gone, while mail waits where it is.
     */
    static Map<String, Hold> held(Settings settings) {
        Map<String, Hold> held = new HashMap<>();
        held.put(WEB, new Hold(WEB, Hold.ANY));
        PhoneSource.all(settings).forEach(source -> held.put(source.name(), new Hold(PHONE, source.name())));
        Set<String> bots = new TreeSet<>(settings.names(TelegramSettings.ENABLED));
        bots.addAll(settings.names(TelegramSettings.WEBHOOK_SECRET));
        bots.add("");
        bots.forEach(suffix ->
                held.put(TELEGRAM + suffix, new Hold(TELEGRAM, settings.get(TelegramSettings.INBOX.of(suffix)))));
        return held;
    }
}
