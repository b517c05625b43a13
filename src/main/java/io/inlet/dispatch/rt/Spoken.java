package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.message.Reason;
import io.inlet.text.HtmlText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** What was written in a transaction, as plain text. Files that staff attached stay in RT. */
final class Spoken {
    /** Longer texts would not fit an answer, which holds them as base64. */
    private static final int LONGEST = 500_000;

    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";

    /**
     * What was said, and what of it is not there.
     *
     * @param said null where nothing was, or nothing can be read
     * @param missing null where that is all
     */
    record Words(String said, Reason missing) {
        static final Words NONE = new Words(null, null);
    }

    private final Asking asking;

    Spoken(Asking asking) {
        this.asking = asking;
    }

    Words in(String transaction) throws NotToldException {
        List<JsonNode> parts = asking.list(
                "/transaction/" + transaction + "/attachments",
                Map.of(
                        "fields",
                        "ContentType,Filename,ContentLength",
                        "per_page",
                        Integer.toString(Requests.MOST_A_PAGE)));
        if (parts.isEmpty()) {
            return new Words(null, Reason.of("rt-unseen"));
        }
        Optional<JsonNode> text = text(parts, PLAIN).or(() -> text(parts, HTML));
        if (text.isEmpty()) {
            return new Words(null, unsaid(parts));
        }
        Optional<Told> whole = asking.find("/attachment/" + Told.id(text.get()).orElse("0"), Map.of());
        if (whole.isEmpty()) {
            return new Words(null, Reason.of("rt-unseen"));
        }
        String content = whole.get().root().path("Content").asText("");
        String written = new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
        String said =
                type(text.get()).equals(HTML) ? HtmlText.of(Jsoup.parse(written).body()) : written;
        return new Words(said.isBlank() ? null : said.strip(), files(parts));
    }

    private static Optional<JsonNode> text(List<JsonNode> parts, String type) {
        return parts.stream()
                .filter(part -> isText(part) && type(part).equals(type) && length(part) <= LONGEST)
                .findFirst();
    }

    private static Reason unsaid(List<JsonNode> parts) {
        return parts.stream()
                .filter(Spoken::isText)
                .findFirst()
                .map(part -> Reason.of("rt-too-long", Integer.toString(length(part)), Integer.toString(LONGEST)))
                .orElseGet(() -> files(parts));
    }

    private static Reason files(List<JsonNode> parts) {
        String names = parts.stream()
                .filter(part -> !isText(part) && !type(part).startsWith("multipart/"))
                .map(part -> part.path("Filename").asText(""))
                .map(name -> name.isBlank() ? "?" : name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? null : Reason.of("rt-files-stay", names);
    }

    private static boolean isText(JsonNode part) {
        return part.path("Filename").asText().isEmpty()
                && (type(part).equals(PLAIN) || type(part).equals(HTML));
    }

    private static String type(JsonNode part) {
        return part.path("ContentType").asText();
    }

    private static int length(JsonNode part) {
        return part.path("ContentLength").asInt();
    }
}
