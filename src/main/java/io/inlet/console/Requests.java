package io.inlet.console;

import io.inlet.settings.AcceptLanguage;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a request into a {@link Call}. */
final class Requests {
    static final String LANGUAGE_COOKIE = "inlet-language";
    private static final String FORM = "application/x-www-form-urlencoded";

    private Requests() {}

    static Call call(HttpServerRequest request, Map<String, String> parameters, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        Map<String, String> cookies = new HashMap<>();
        request.cookies().forEach(cookie -> cookies.putIfAbsent(cookie.getName(), cookie.getValue()));
        String text = new String(body, StandardCharsets.UTF_8);
        boolean isForm = headers.getOrDefault("content-type", "")
                .toLowerCase(Locale.ROOT)
                .startsWith(FORM);
        Map<String, String> form = new LinkedHashMap<>();
        if (isForm) {
            pairs(text).forEach((name, values) -> form.put(name, values.get(0)));
        }
        Map<String, List<String>> query = pairs(request.query() == null ? "" : request.query());
        return new Call(
                request.method().name(),
                request.path() == null ? "" : request.path(),
                parameters,
                query,
                form,
                isForm ? "" : text,
                headers,
                cookies,
                locale(query, cookies, headers),
                request.remoteAddress() == null
                        ? "unknown"
                        : request.remoteAddress().hostAddress(),
                // a forged value only makes the forger's own browser keep its cookie from plain HTTP
                headers.getOrDefault("x-forwarded-proto", "").equalsIgnoreCase("https"),
                null,
                null);
    }

    /** Asked for in the address, remembered in the cookie, or else preferred by the browser. */
    private static Locale locale(
            Map<String, List<String>> query, Map<String, String> cookies, Map<String, String> headers) {
        String chosen = query.containsKey("lang") ? query.get("lang").get(0) : cookies.get(LANGUAGE_COOKIE);
        if ("ru".equals(chosen) || "en".equals(chosen)) {
            return Locale.forLanguageTag(chosen);
        }
        return Locale.forLanguageTag(AcceptLanguage.choose(headers.get("accept-language")));
    }

    /** Names and values of a query or form, as the URL standard decodes them; what cannot be decoded stays as sent. */
    private static Map<String, List<String>> pairs(String text) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
