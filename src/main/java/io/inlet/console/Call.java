package io.inlet.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One request, read and bounded.
 *
 * @param path as sent, without the query
 * @param parameters the named parts of the path, decoded
 * @param query in the order sent
 * @param form of a form-urlencoded body; empty for others
 * @param body as text, at most a few kilobytes
 * @param headers by name in lower case; the first value of each
 * @param locale the reader's language, Russian or else English
 * @param encrypted whether the browser's connection is, at a proxy before us
 * @param principal null while nobody is logged in
 * @param session null for programs and while nobody is logged in
 */
record Call(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, List<String>> query,
        Map<String, String> form,
        String body,
        Map<String, String> headers,
        Map<String, String> cookies,
        Locale locale,
        String address,
        boolean encrypted,
        Principal principal,
        Session session) {

    Call as(Principal somebody, Session theirSession) {
        return new Call(
                method,
                path,
                parameters,
                query,
                form,
                body,
                headers,
                cookies,
                locale,
                address,
                encrypted,
                somebody,
                theirSession);
    }

    /** A named part of the path. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A named part of the path as an id; empty when it is none. */
    Optional<UUID> id(String name) {
        try {
            return Optional.of(UUID.fromString(parameter(name)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** The first value of a query parameter, stripped; empty when it is absent or blank. */
    Optional<String> asked(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** A form field, stripped; "" when absent. */
    String field(String name) {
        return form.getOrDefault(name, "").strip();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
