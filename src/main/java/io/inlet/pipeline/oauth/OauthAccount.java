package io.inlet.pipeline.oauth;

import io.inlet.settings.EmailSettings;
import io.inlet.settings.OauthSettings;
import io.inlet.settings.OauthSettings.Flow;
import io.inlet.settings.OauthSettings.Provider;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One mailbox's OAuth2 as the settings and its provider's habits say. */
final class OauthAccount {
    private static final String MICROSOFT = "https://login.microsoftonline.com/";
    private static final String OUTLOOK = "https://outlook.office.com/";
    private static final String LOCAL = "http://localhost";

    private final Settings settings;
    private final String suffix;
    private final Provider provider;
    private final Flow flow;

    private OauthAccount(Settings settings, String suffix, Provider provider) {
        this.settings = settings;
        this.suffix = suffix;
        this.provider = provider;
        this.flow = settings.get(OauthSettings.FLOW.of(suffix));
    }

    /** @param suffix what follows {@code email} in the mailbox's name */
    static Optional<OauthAccount> of(Settings settings, String suffix) {
        return settings.find(OauthSettings.PROVIDER.of(suffix))
                .map(provider -> new OauthAccount(settings, suffix, provider));
    }

    String mailbox() {
        return "email" + suffix;
    }

    String user() {
        return settings.find(EmailSettings.USER.of(suffix)).orElse("");
    }

    /** Whether a person allows it once. */
    boolean needsPerson() {
        return flow == Flow.REFRESH_TOKEN;
    }

    /** With {@code offline_access} and the like, without which there is no refresh token. */
    Map<String, String> authorizationExtras() {
        return switch (provider) {
            case GOOGLE -> Map.of("access_type", "offline", "prompt", "consent", "login_hint", user());
            case MICROSOFT365 -> Map.of("prompt", "select_account", "login_hint", user());
            case YANDEX360 -> Map.of("force_confirm", "yes", "login_hint", user());
            case MAILRU -> Map.of("prompt_force", "1");
            case CUSTOM -> Map.of();
        };
    }

    URI tokenUrl() {
        return URI.create(settings.find(OauthSettings.TOKEN_URL.of(suffix)).orElseGet(() -> switch (provider) {
            case MICROSOFT365 -> MICROSOFT + tenant() + "/oauth2/v2.0/token";
            case GOOGLE -> "https://oauth2.googleapis.com/token";
            case YANDEX360 -> "https://oauth.yandex.ru/token";
            case MAILRU -> "https://o2.mail.ru/token";
            case CUSTOM ->
                throw new IllegalArgumentException(
                        OauthSettings.TOKEN_URL.of(suffix).key() + " is not set");
        }));
    }

    Optional<String> authorizeUrl() {
        return settings.find(OauthSettings.AUTHORIZE_URL.of(suffix)).or(() -> switch (provider) {
            case MICROSOFT365 -> Optional.of(MICROSOFT + tenant() + "/oauth2/v2.0/authorize");
            case GOOGLE -> Optional.of("https://accounts.google.com/o/oauth2/v2/auth");
            case YANDEX360 -> Optional.of("https://oauth.yandex.ru/authorize");
            case MAILRU -> Optional.of("https://o2.mail.ru/login");
            case CUSTOM -> Optional.empty();
        });
    }

    String redirectUrl() {
        return settings.find(OauthSettings.REDIRECT_URL.of(suffix))
                .orElse(provider == Provider.YANDEX360 ? "https://oauth.yandex.ru/verification_code" : LOCAL);
    }

    Optional<String> scope() {
        return settings.find(OauthSettings.SCOPE.of(suffix)).or(() -> switch (provider) {
            case MICROSOFT365 ->
                Optional.of(
                        flow == Flow.CLIENT_CREDENTIALS
                                ? "https://outlook.office365.com/.default"
                                : "offline_access " + OUTLOOK + "IMAP.AccessAsUser.All " + OUTLOOK
                                        + "POP.AccessAsUser.All " + OUTLOOK + "SMTP.Send");
            case GOOGLE -> Optional.of("https://mail.google.com/");
            case YANDEX360 -> Optional.of("mail:imap_full mail:smtp");
            case MAILRU -> Optional.of("mail.imap");
            case CUSTOM -> Optional.empty();
        });
    }

    /** The fields that name the application (RFC 6749, 2.3.1). */
    Map<String, String> client() {
        Map<String, String> client = new LinkedHashMap<>();
        settings.find(OauthSettings.CLIENT_ID.of(suffix)).ifPresent(id -> client.put("client_id", id));
        settings.find(OauthSettings.CLIENT_SECRET.of(suffix))
                .map(Secret::reveal)
                .ifPresent(secret -> client.put("client_secret", secret));
        return client;
    }

    RefreshTokenFile kept(Path folder) {
        return new RefreshTokenFile(
                folder.resolve(mailbox() + ".json"),
                settings.find(OauthSettings.REFRESH_TOKEN.of(suffix)).orElse(null));
    }

    AccessTokens tokens(Path folder, Clock clock) {
        Grant grant =
                switch (flow) {
                    case REFRESH_TOKEN -> new RefreshGrant(mailbox(), client(), kept(folder));
                    case CLIENT_CREDENTIALS -> endpoint -> endpoint.ask(ownRight());
                    case SERVICE_ACCOUNT ->
                        new ServiceAccount(
                                Path.of(settings.get(OauthSettings.KEY_FILE.of(suffix))),
                                user(),
                                scope().orElse(""),
                                tokenUrl().toString(),
                                clock);
                };
        return new AccessTokens(new TokenEndpoint(tokenUrl()), grant, clock);
    }

    /** Yandex 360 gives service applications a user's token by an exchange (RFC 8693) instead of client credentials. */
    private Map<String, String> ownRight() {
        Map<String, String> form = client();
        if (provider == Provider.YANDEX360) {
            form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
            form.put("subject_token", user());
            form.put("subject_token_type", "urn:yandex:params:oauth:token-type:email");
        } else {
            form.put("grant_type", "client_credentials");
            scope().ifPresent(scope -> form.put("scope", scope));
        }
        return form;
    }

    private String tenant() {
        return settings.find(OauthSettings.TENANT.of(suffix)).orElse("organizations");
    }
}
