package io.inlet.settings;

import io.inlet.settings.OauthSettings.Flow;
import io.inlet.settings.OauthSettings.Provider;
import io.inlet.settings.SettingsLoader.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What one mailbox's OAuth2 lacks, and what its provider does not offer. */
final class OauthMailboxes {
    private static final Map<Provider, Set<Flow>> FLOWS = Map.of(
            Provider.MICROSOFT365, Set.of(Flow.REFRESH_TOKEN, Flow.CLIENT_CREDENTIALS),
            Provider.GOOGLE, Set.of(Flow.REFRESH_TOKEN, Flow.SERVICE_ACCOUNT),
            Provider.YANDEX360, Set.of(Flow.REFRESH_TOKEN, Flow.CLIENT_CREDENTIALS),
            Provider.MAILRU, Set.of(Flow.REFRESH_TOKEN),
            Provider.CUSTOM, Set.of(Flow.REFRESH_TOKEN, Flow.CLIENT_CREDENTIALS));
    private static final Pattern PLAIN =
            Pattern.compile("http://(?!(localhost|127(\\.\\d{1,3}){3}|\\[::1])([:/]|$)).*");

    private final Settings settings;
    private final Map<String, Written> written;
    private final Problems problems;

    OauthMailboxes(Settings settings, Map<String, Written> written, Problems problems) {
        this.settings = settings;
        this.written = written;
        this.problems = problems;
    }

    /** @param name what follows {@code email} */
    void check(String name) {
        Setting<Provider> setting = OauthSettings.PROVIDER.of(name);
        settings.find(setting).ifPresent(provider -> check(name, provider, written.get(setting.key())));
        Setting<String> url = OauthSettings.TOKEN_URL.of(name);
        if (PLAIN.matcher(settings.find(url).orElse("")).matches()) {
            Written place = written.get(url.key());
            problems.add(place.file(), place.line(), "oauth.plain", url.key());
        }
    }

    private void check(String name, Provider provider, Written place) {
        String key = OauthSettings.PROVIDER.of(name).key();
        Flow flow = settings.get(OauthSettings.FLOW.of(name));
        if (!FLOWS.get(provider).contains(flow)) {
            problems.add(
                    place.file(),
                    place.line(),
                    "oauth.flow",
                    OauthSettings.FLOW.of(name).key(),
                    word(flow),
                    word(provider),
                    String.join(
                            ", ",
                            FLOWS.get(provider).stream()
                                    .sorted()
                                    .map(OauthMailboxes::word)
                                    .toList()));
            return;
        }
        List<Setting<?>> needed = new ArrayList<>();
        needed.add(flow == Flow.SERVICE_ACCOUNT ? OauthSettings.KEY_FILE : OauthSettings.CLIENT_ID);
        if (flow == Flow.CLIENT_CREDENTIALS) {
            needed.add(OauthSettings.CLIENT_SECRET);
        }
        if (flow == Flow.CLIENT_CREDENTIALS && provider == Provider.MICROSOFT365) {
            needed.add(OauthSettings.TENANT);
        }
        if (provider == Provider.CUSTOM) {
            needed.add(OauthSettings.TOKEN_URL);
        }
        List<String> missing = needed.stream()
                .map(setting -> setting.of(name))
                .filter(setting -> settings.find(setting).isEmpty())
                .map(Setting::key)
                .toList();
        if (!missing.isEmpty()) {
            problems.add(place.file(), place.line(), "setting.needs", key, String.join(", ", missing));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
