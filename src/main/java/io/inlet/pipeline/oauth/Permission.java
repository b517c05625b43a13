package io.inlet.pipeline.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.inlet.settings.Settings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a person allows access once: authorization code with PKCE (RFC 6749, 4.1; RFC 7636). The browser may be on any machine: the address
 * that it is sent to afterwards, or the code that the provider shows, is brought back by hand.
 */
public final class Permission {
    private static final int RANDOM_BYTES = 32;
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    private final OauthAccount account;
    private final Path folder;
    private final String state = random();
    private final String verifier = random();

    private Permission(OauthAccount account, Path folder) {
        this.account = account;
        this.folder = folder;
    }

    /**
     * For one mailbox.
     *
     * @param suffix what follows {@code email} in its name
     * @return nothing when it has no OAuth2, or none that a person allows
     */
    public static Optional<Permission> of(Settings settings, String suffix, Path data) {
        return OauthAccount.of(settings, suffix)
                .filter(account ->
                        account.needsPerson() && account.authorizeUrl().isPresent())
                .map(account -> new Permission(account, OauthLogins.folder(data)));
    }

    public String user() {
        return account.user();
    }

    /** The page that the person opens. */
    public String page() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", account.client().getOrDefault("client_id", ""));
        query.put("redirect_uri", account.redirectUrl());
        account.scope().ifPresent(scope -> query.put("scope", scope));
        query.put("state", state);
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        query.putAll(account.authorizationExtras());
        String url = account.authorizeUrl().orElseThrow();
        return url + (url.contains("?") ? "&" : "?") + TokenEndpoint.encoded(query);
    }

    /**
     * Takes what the person brought back, and keeps the refresh token.
     *
     * @param answer the whole address that the browser ended at, or the bare code
     * @throws TokenRefusedException when the provider does not give one for it
     */
    public void take(String answer) throws IOException, TokenRefusedException {
        Map<String, String> form = account.client();
        form.put("grant_type", "authorization_code");
        form.put("code", code(answer.strip()));
        form.put("redirect_uri", account.redirectUrl());
        form.put("code_verifier", verifier);
        Tokens tokens = new TokenEndpoint(account.tokenUrl()).ask(form);
        if (tokens.refresh() == null) {
            throw new TokenRefusedException("login.short", "the provider gave no refresh token");
        }
        account.kept(folder).write(tokens.refresh());
    }

    /** People paste the address, its query, or the code as it stands in there. */
    private String code(String answer) throws TokenRefusedException {
        int question = answer.indexOf('?');
        if (question < 0 && !answer.contains("code=") && !answer.contains("error=")) {
            return ENCODED.matcher(answer).find() ? decoded(answer.replace("+", "%2B")) : answer;
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (String field : answer.substring(question + 1).split("[&#]")) {
            String[] pair = field.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : decoded(pair[1]));
        }
        if (query.containsKey("error")) {
            throw new TokenRefusedException(query.get("error") + " " + query.getOrDefault("error_description", ""));
        }
        if (!query.containsKey("code") || !state.equals(query.get("state"))) {
            throw new TokenRefusedException("login.foreign", "the address belongs to another login");
        }
        return query.get("code");
    }

    private static String decoded(String text) throws TokenRefusedException {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException cut) {
            throw new TokenRefusedException("login.foreign", "the address is not whole");
        }
    }

    private String challenge() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
