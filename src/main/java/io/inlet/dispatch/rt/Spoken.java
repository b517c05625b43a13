package io.inlet.dispatch.rt;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.dispatch.FeedbackReader.NotToldException;
import io.inlet.text.HtmlText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;

/** What was written in a transaction, as plain text. Files that staff attached stay in RT. */
final class Spoken {
    /** Longer texts would not fit an answer, which holds them as base64. */
    private static final int LONGEST = 500_000;

    private final Asking asking;

    Spoken(Asking asking) {
        this.asking = asking;
    }

    /** Null where nothing was. */
    String in(String transaction) throws NotToldException {
        Map<String, String> fields = Map.of(
                "fields", "ContentType,Filename,ContentLength", "per_page", Integer.toString(Requests.MOST_A_PAGE));
        List<JsonNode> parts = asking.find("/transaction/" + transaction + "/attachments", fields)
                .map(Told::items)
                .orElse(List.of());
        Optional<JsonNode> plain = first(parts, "text/plain");
        if (plain.isPresent()) {
            return text(plain.get());
        }
        Optional<JsonNode> html = first(parts, "text/html");
        if (html.isEmpty()) {
            return null;
        }
        String written = text(html.get());
        return written == null ? null : meant(HtmlText.of(Jsoup.parse(written).body()));
    }

    private static Optional<JsonNode> first(List<JsonNode> parts, String type) {
        return parts.stream()
                .filter(part -> part.path("ContentType").asText().equals(type))
                .filter(part -> part.path("Filename").asText().isEmpty())
                .filter(part -> part.path("ContentLength").asInt() <= LONGEST)
                .findFirst();
    }

    private String text(JsonNode part) throws NotToldException {
        Optional<String> id = Told.id(part);
        Optional<Told> whole = id.isEmpty() ? Optional.empty() : asking.find("/attachment/" + id.get(), Map.of());
        return whole.map(told -> told.root().path("Content").asText(""))
                .map(content -> new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8))
                .map(Spoken::meant)
                .orElse(null);
    }

    private static String meant(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
