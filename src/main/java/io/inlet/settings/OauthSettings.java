package io.inlet.settings;

import java.util.List;

/** How a mailbox is logged in to with OAuth2 instead of a password. {@code *} as in {@link EmailSettings}. */
public final class OauthSettings {
    /** Set: OAuth2 is used, and no password. */
    public static final Setting<Provider> PROVIDER =
            Setting.choice("inlet.email*.oauth.provider", Provider.class, null);

    public static final Setting<Flow> FLOW = Setting.choice("inlet.email*.oauth.flow", Flow.class, "refresh-token");
    public static final Setting<String> TENANT = Setting.text("inlet.email*.oauth.tenant", null);
    public static final Setting<String> CLIENT_ID = Setting.text("inlet.email*.oauth.client-id", null);
    public static final Setting<Secret> CLIENT_SECRET = Setting.secret("inlet.email*.oauth.client-secret");
    /** The first one; without it {@code inlet login} gets one. */
    public static final Setting<Secret> REFRESH_TOKEN = Setting.secret("inlet.email*.oauth.refresh-token");

    /** Google: the JSON file of a service account. */
    public static final Setting<String> KEY_FILE = Setting.text("inlet.email*.oauth.key-file", null);

    public static final Setting<String> SCOPE = Setting.text("inlet.email*.oauth.scope", null);
    public static final Setting<String> TOKEN_URL = Setting.url("inlet.email*.oauth.token-url", "https://", "http://");
    public static final Setting<String> AUTHORIZE_URL =
            Setting.url("inlet.email*.oauth.authorize-url", "https://", "http://");
    public static final Setting<String> REDIRECT_URL =
            Setting.url("inlet.email*.oauth.redirect-url", "https://", "http://");

    /** Whose endpoints and scopes are known. */
    public enum Provider {
        MICROSOFT365,
        GOOGLE,
        YANDEX360,
        MAILRU,
        CUSTOM
    }

    /** How an access token is come by. */
    public enum Flow {
        /** A person has allowed it once (RFC 6749, 6). */
        REFRESH_TOKEN,
        /** The application itself was given the mailbox by an administrator (RFC 6749, 4.4; Yandex 360: RFC 8693). */
        CLIENT_CREDENTIALS,
        /** Google: a service account with domain-wide delegation (RFC 7523). */
        SERVICE_ACCOUNT
    }

    static final List<Setting<?>> ALL = List.of(
            PROVIDER,
            FLOW,
            TENANT,
            CLIENT_ID,
            CLIENT_SECRET,
            REFRESH_TOKEN,
            KEY_FILE,
            SCOPE,
            TOKEN_URL,
            AUTHORIZE_URL,
            REDIRECT_URL);

    private OauthSettings() {}
}
