package io.inlet.pipeline.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.message.Header;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.settings.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answers for requests that are not let in or went wrong: problem details (RFC 9457) in the caller's language. Title and detail stand in
 * {@code io/inlet/text/door*.properties} under {@code <code>.title} and {@code <code>.detail}; {@code code} is the machine's word for it.
 */
public final class Problems {
    /** What a client is asked to wait before it tries again, in seconds. */
    private static final String RETRY_AFTER = "5";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    public static DoorAnswer of(int status, String code, String language, Object... arguments) {
        return with(status, code, language, Map.of(), arguments);
    }

    /** A problem with further members, such as {@code errors}. */
    public static DoorAnswer with(
            int status, String code, String language, Map<String, ?> members, Object... arguments) {
        Texts texts = Texts.of("door", Locale.forLanguageTag(language));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", texts.get(code + ".title"));
        body.put("status", status);
        body.put("code", code);
        body.put("detail", texts.get(code + ".detail", arguments));
        body.putAll(members);
        List<Header> headers = status == 503 ? List.of(new Header("Retry-After", RETRY_AFTER)) : List.of();
        return new DoorAnswer(status, "application/problem+json; charset=utf-8", headers, json(body));
    }

    /** Too many requests (RFC 6585, 4): the caller may come again after that time. */
    public static DoorAnswer later(String language, Duration wait) {
        String seconds = Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
        DoorAnswer answer = of(429, "too-many", language, seconds);
        return new DoorAnswer(
                answer.status(), answer.mediaType(), List.of(new Header("Retry-After", seconds)), answer.body());
    }

    private static byte[] json(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing problem details of plain values", impossible);
        }
    }
}
