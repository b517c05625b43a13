package io.inlet.settings;

import io.inlet.settings.SettingsLoader.Written;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Settings that need one another. */
final class Requirements {
    private static final Predicate<String> SET = value -> !value.isBlank();
    private static final List<Requirement> ALL = List.of(
            new Requirement(
                    EmailSettings.ENABLED,
                    "true"::equals,
                    List.of(EmailSettings.HOST, EmailSettings.USER, EmailSettings.PASSWORD)),
            new Requirement(
                    ReplySettings.EMAIL_ENABLED,
                    "true"::equals,
                    List.of(ReplySettings.EMAIL_HOST, ReplySettings.EMAIL_FROM)),
            new Requirement(ReplySettings.EMAIL_USER, SET, List.of(ReplySettings.EMAIL_PASSWORD)),
            new Requirement(
                    ReplySettings.EMAIL_OAUTH,
                    "true"::equals,
                    List.of(ReplySettings.EMAIL_USER, OauthSettings.PROVIDER)),
            new Requirement(PhoneSettings.ENABLED, "true"::equals, List.of(PhoneSettings.SECRET)),
            new Requirement(TelegramSettings.ENABLED, "true"::equals, List.of(TelegramSettings.TOKEN)),
            new Requirement(TelegramSettings.WEBHOOK_SECRET, SET, List.of(TelegramSettings.TOKEN)),
            new Requirement(ReplySettings.TELEGRAM_ENABLED, "true"::equals, List.of(TelegramSettings.TOKEN)),
            new Requirement(AlarmSettings.WEBHOOK_URL, SET, List.of(AlarmSettings.WEBHOOK_SECRET)),
            new Requirement(
                    AlarmSettings.EMAIL_TO,
                    SET,
                    List.of(ReplySettings.EMAIL_ENABLED, ReplySettings.EMAIL_HOST, ReplySettings.EMAIL_FROM)),
            new Requirement(PartnerSettings.NUMBER, SET, List.of(PartnerSettings.SENDERS)),
            new Requirement(PartnerSettings.SENDERS, SET, List.of(PartnerSettings.NUMBER)),
            new Requirement(TrustSettings.OWN_DOMAINS, SET, List.of(TrustSettings.HOSTS)),
            new Requirement(TrustSettings.ARC, "true"::equals, List.of(TrustSettings.HOSTS)),
            new Requirement(DatabaseSettings.URL, SET, List.of(DatabaseSettings.PASSWORD)),
            new Requirement(HttpSettings.TLS_CERTIFICATE, SET, List.of(HttpSettings.TLS_KEY)),
            new Requirement(HttpSettings.TLS_KEY, SET, List.of(HttpSettings.TLS_CERTIFICATE)));

    /** What makes a setting needless that would be missed otherwise. */
    private static final Map<Setting<?>, Setting<?>> SUBSTITUTES = Map.of(
            EmailSettings.PASSWORD, OauthSettings.PROVIDER,
            ReplySettings.EMAIL_PASSWORD, ReplySettings.EMAIL_OAUTH);

    private Requirements() {}

    /** Where {@code when} holds for the setting's value, the others must be set as well. */
    private record Requirement(Setting<?> setting, Predicate<String> when, List<Setting<?>> others) {}

    static void check(Map<String, Written> written, Problems problems) {
        for (Requirement requirement : ALL) {
            written.forEach((key, value) -> requirement
                    .setting()
                    .name(key)
                    .filter(name -> requirement.when().test(value.value().strip()))
                    .ifPresent(name -> check(requirement, name, key, written, problems)));
        }
    }

    private static void check(
            Requirement requirement, String name, String key, Map<String, Written> written, Problems problems) {
        List<String> missing = requirement.others().stream()
                .filter(other -> !isSet(other, name, written)
                        && !(SUBSTITUTES.containsKey(other) && isSet(SUBSTITUTES.get(other), name, written)))
                .map(other -> other.of(name).key())
                .toList();
        if (!missing.isEmpty()) {
            Written place = written.get(key);
            String shown = requirement.setting().type().equals("flag") ? "setting.needs-when-on" : "setting.needs";
            problems.add(place.file(), place.line(), shown, key, String.join(", ", missing));
        }
    }

    private static boolean isSet(Setting<?> setting, String name, Map<String, Written> written) {
        Written found = written.get(setting.of(name).key());
        return found != null
                && !found.value().isBlank()
                && !found.value().strip().equals("false");
    }
}
