package io.inlet.pipeline.oauth;

import io.inlet.pipeline.Credentials;
import io.inlet.pipeline.Login;
import io.inlet.pipeline.Logins;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The logins that settings describe: OAuth2 where a mailbox has a provider, else its password. One mailbox's users share its token. */
public final class OauthLogins implements Logins {
    private final Settings settings;
    private final Path folder;
    private final Clock clock;
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    /** @param data the data folder, where refresh tokens are kept */
    public OauthLogins(Settings settings, Path data, Clock clock) {
        this.settings = settings;
        this.folder = folder(data);
        this.clock = clock;
    }

    static Path folder(Path data) {
        return data.resolve("oauth");
    }

    @Override
    public Login find(String passwordSetting) {
        return logins.computeIfAbsent(passwordSetting, setting -> EmailSettings.PASSWORD
                .name(setting)
                .flatMap(suffix -> OauthAccount.of(settings, suffix))
                .<Login>map(account -> account.tokens(folder, clock))
                .orElseGet(() -> Login.password(Credentials.of(settings), setting)));
    }
}
