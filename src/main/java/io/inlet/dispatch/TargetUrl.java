package io.inlet.dispatch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a target may be: https, and a name or public address unless private ones are allowed. Names are judged again by the address that
 * a call is connected to.
 */
final class TargetUrl {
    private TargetUrl() {}

    /** @throws IllegalArgumentException with what would be right; credentials in the url are never repeated */
    static URI parse(String written, boolean allowPrivate) {
        URI url;
        try {
            url = new URI(written.strip());
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("a url such as https://desk.example.com/hooks/inlet", wrong);
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("holds a user name or password; without them, calls are signed instead");
        }
        if (url.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("a url such as https://desk.example.com/hooks/inlet");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("has a ? or #; a path only, since parameters of urls end up in logs");
        }
        if (url.getRawPath() != null && !url.getRawPath().matches("[A-Za-z0-9/._~-]*")) {
            throw new IllegalArgumentException("has other characters in its path than letters, digits and /._~-");
        }
        boolean inside = PrivateAddress.written(url.getHost());
        if (inside && !allowPrivate) {
            throw new IllegalArgumentException(
                    "leads into a private network; a public address, or allow-private: true");
        }
        if (scheme.equals("http") && !allowPrivate) {
            throw new IllegalArgumentException("is not https; https, or for a private network allow-private: true");
        }
        return url;
    }
}
