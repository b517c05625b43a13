package io.inlet.channel.phone;

import io.inlet.settings.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A call in the words of its source's language, and as values for rules. */
final class CallText {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-~]{1,2000}");

    private final CallStory story;
    private final CallNumber customer;
    private final Texts texts;
    private final ZoneId zone;

    CallText(CallStory story, CallNumber customer, String language, ZoneId zone) {
        this.story = story;
        this.customer = customer;
        this.texts = Texts.of("phone", Locale.forLanguageTag(language));
        this.zone = zone;
    }

    String subject() {
        return texts.get("subject." + way() + "." + story.ending().word(), shown());
    }

    String text() {
        StringBuilder text = new StringBuilder(
                texts.get("text." + way() + "." + story.ending().word(), shown()));
        text.append('\n');
        line(text, "when", WHEN.format(story.at().atZone(zone)));
        line(text, story.isOutgoing() ? "called" : "caller", shown());
        line(text, story.isOutgoing() ? "shown" : "dialled", CallNumber.plain(story.ours()));
        line(text, "queue", story.queue());
        line(text, "rung", String.join(", ", story.rung()));
        line(text, "agent", String.join(", ", story.agents()));
        line(text, "waited", seconds(story.waited()));
        line(text, "talked", seconds(story.talked()));
        line(text, "cause", cause());
        if (story.recording() != null) {
            line(text, "recording", recordingUrl() == null ? story.recording().id() : recordingUrl());
        }
        line(text, "call", story.call());
        return text.toString().strip();
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("direction", story.isOutgoing() ? "out" : "in");
        fields.put("ending", story.ending().word());
        fields.put("answered", String.valueOf(isAnswered()));
        fields.put("caller", customer.kind().name().toLowerCase(Locale.ROOT));
        field(fields, "from", CallNumber.plain(story.from()));
        field(fields, "to", CallNumber.plain(story.to()));
        field(fields, "queue", story.queue());
        field(fields, "agent", String.join(", ", story.agents()));
        field(fields, "cause", story.cause());
        field(fields, "wait", story.waited() == null ? null : story.waited().toString());
        field(fields, "duration", story.talked() == null ? null : story.talked().toString());
        field(fields, "call", story.call());
        if (story.recording() != null) {
            field(fields, "recording", story.recording().id());
            field(fields, "recordingUrl", recordingUrl());
        }
        return fields;
    }

    private boolean isAnswered() {
        return story.ending() == CallStory.Ending.ANSWERED || story.ending() == CallStory.Ending.ENDED;
    }

    private String way() {
        return story.isOutgoing() ? "out" : "in";
    }

    private String shown() {
        return customer.shown().isEmpty() ? texts.get("withheld") : customer.shown();
    }

    private String cause() {
        if (story.cause() == null) {
            return null;
        }
        String key = "cause." + story.cause().replaceAll("[^A-Za-z]", "");
        String words = texts.get(key);
        return words.equals(key) ? story.cause() : words;
    }

    private String seconds(Long seconds) {
        return seconds == null
                ? null
                : texts.get("seconds", String.valueOf(seconds / 60), String.valueOf(seconds % 60));
    }

    private String recordingUrl() {
        String url = story.recording().url();
        return url != null && WEB_ADDRESS.matcher(url).matches() ? url : null;
    }

    private void line(StringBuilder text, String label, String value) {
        if (value != null && !value.isBlank()) {
            text.append('\n')
                    .append(texts.get("label." + label))
                    .append(": ")
                    .append(isAddress(label, value) ? value : Line.of(value));
        }
    }

    private static boolean isAddress(String label, String value) {
        return label.equals("recording") && WEB_ADDRESS.matcher(value).matches();
    }

    private static void field(Map<String, String> fields, String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, name.equals("recordingUrl") ? value : Line.of(value));
        }
    }
}
