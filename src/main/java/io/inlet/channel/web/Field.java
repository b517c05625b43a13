package io.inlet.channel.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One field of a form.
 *
 * @param role what it is to the ticket; {@link Role#NONE} for a field that is only listed
 * @param max longest value, in characters
 * @param pattern the whole value must match; null for any
 * @param options what can be chosen; empty for a check box that is only ticked or not
 */
public record Field(
        String name,
        Type type,
        Role role,
        Words label,
        Words hint,
        boolean required,
        int max,
        Pattern pattern,
        List<Option> options) {
    public Field {
        options = List.copyOf(options);
    }

    /** How a value is entered and what it may look like. */
    public enum Type {
        TEXT,
        TEXTAREA,
        EMAIL,
        PHONE,
        SELECT,
        CHECKBOX,
        DATE,
        NUMBER,
        FILE,
        HIDDEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The longest value where the form names no other. */
        int usualMax() {
            return switch (this) {
                case TEXTAREA -> 65_536;
                case EMAIL -> 254;
                case PHONE -> 40;
                case NUMBER -> 40;
                default -> 250;
            };
        }
    }

    /** Which part of the ticket a field fills. */
    public enum Role {
        NONE,
        SUBJECT,
        BODY,
        NAME,
        EMAIL,
        PHONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One choice. */
    public record Option(String value, Words label) {}

    /** Whether several values may be chosen. */
    public boolean isMultiple() {
        return type == Type.CHECKBOX && !options.isEmpty();
    }
}
