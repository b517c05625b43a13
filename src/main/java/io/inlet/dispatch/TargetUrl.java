package io.inlet.dispatch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a target may be: https, and a name or public address unless private ones are allowed. Names are judged again by the address that
 * a call is connected to.
 */
final class TargetUrl {
    private TargetUrl() {}

    /**
     * The key of what is wrong with it, in {@code io/inlet/text/check*.properties}; the url itself is never shown: it may hold a password.
     */
    static Optional<String> fault(String written, boolean allowPrivate) {
        URI url;
        try {
            url = new URI(written.strip());
        } catch (URISyntaxException wrong) {
            return Optional.of("target.url-form");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getRawUserInfo() != null) {
            return Optional.of("target.url-user");
        }
        if (url.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("target.url-form");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("target.url-query");
        }
        if (!url.getRawPath().matches("[A-Za-z0-9/._~-]*")) {
            return Optional.of("target.url-path");
        }
        if (PrivateAddress.written(url.getHost()) && !allowPrivate) {
            return Optional.of("target.url-inside");
        }
        return scheme.equals("http") && !allowPrivate ? Optional.of("target.url-plain") : Optional.empty();
    }
}
