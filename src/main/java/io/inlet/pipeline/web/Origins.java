package io.inlet.pipeline.web;

import io.inlet.channel.web.Form;
import io.inlet.message.Header;
import io.inlet.pipeline.DoorRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which sites may post to a form. Browsers send form posts to other sites without asking, so CORS alone protects nothing: Origin, or else
 * Referer, is compared with the form's list. Programs send neither and are let in.
 */
final class Origins {
    private final String ownOrigin;

    /** @param publicUrl where this gateway is reached from outside; null when it is not set */
    Origins(String publicUrl) {
        this.ownOrigin = publicUrl == null ? null : origin(publicUrl);
    }

    boolean allows(DoorRequest request, Form form) {
        String origin = given(request);
        return origin == null || isOwn(request, origin) || form.origins().contains(origin);
    }

    /** What a script on an allowed site needs to be allowed to read the answer, errors as well (Fetch, 3.2). */
    List<Header> headers(DoorRequest request, Form form) {
        List<Header> headers = new ArrayList<>(List.of(new Header("Vary", "Origin")));
        String origin = request.header("Origin");
        if (origin != null && form.origins().contains(origin.toLowerCase(Locale.ROOT))) {
            headers.add(new Header("Access-Control-Allow-Origin", origin));
        }
        return headers;
    }

    /** The same for the question that a browser asks before it posts JSON. */
    List<Header> preflight(DoorRequest request, Form form) {
        List<Header> headers = headers(request, form);
        headers.add(new Header("Access-Control-Allow-Methods", "POST, OPTIONS"));
        headers.add(new Header("Access-Control-Allow-Headers", "content-type, idempotency-key"));
        headers.add(new Header("Access-Control-Max-Age", "600"));
        return headers;
    }

    private static String given(DoorRequest request) {
        String origin = request.header("Origin");
        if (origin != null) {
            return origin.toLowerCase(Locale.ROOT);
        }
        String referer = request.header("Referer");
        return referer == null ? null : origin(referer);
    }

    private boolean isOwn(DoorRequest request, String origin) {
        String host = request.header("Host");
        int scheme = origin.indexOf("://");
        return origin.equals(ownOrigin)
                || host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }

    /** Scheme and authority of a URL; "null", which no site has, for what is none. */
    private static String origin(String url) {
        try {
            URI uri = URI.create(url.strip());
            return (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException broken) {
            return "null";
        }
    }
}
