package io.inlet.channel.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The header of a mail or of one of its parts: unfolded values, each byte one character, in the order in which they stand. */
public final class MailHeaders {
    /** One field. */
    public record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    public void add(String name, String value) {
        fields.add(new Field(name, value));
    }

    /** A field whose value is text and not bytes. */
    public void addText(String name, String text) {
        add(name, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    int size() {
        return fields.size();
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The first value of a field; null where there is none. */
    public String first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    public boolean has(String name) {
        return first(name) != null;
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    public List<Field> fields() {
        return fields;
    }
}
