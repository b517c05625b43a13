package io.inlet.settings;

import io.inlet.settings.PhoneSettings.Provider;
import io.inlet.settings.SettingsLoader.Written;
import java.util.Map;

/** Whether each call centre's secret is one that its provider can use. */
final class PhoneSecrets {
    private PhoneSecrets() {}

    static void check(Settings settings, Map<String, Written> written, Problems problems) {
        for (PhoneSource source : PhoneSource.all(settings)) {
            if (source.enabled() && source.provider() == Provider.GENERIC && source.secret() != null) {
                try {
                    SigningKeys.parse(source.secret());
                } catch (IllegalArgumentException noKey) {
                    String key = source.key(PhoneSettings.SECRET);
                    problems.add(written.get(key).file(), written.get(key).line(), "phone.key", key);
                }
            }
        }
    }
}
