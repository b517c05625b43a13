package io.inlet.dispatch.rt;

import io.inlet.dispatch.DeliveryState;
import java.nio.charset.StandardCharsets;

/** Subjects as RT keeps them: 200 bytes of UTF-8, cut silently, without line breaks. The marks in them tell what was sent already. */
final class Marks {
    /** RT keeps so many bytes of a ticket's subject. */
    static final int LONGEST_SUBJECT = 200;

    private Marks() {}

    /** The ticket's subject, cut at a character; its number where it has none. */
    static String ticketSubject(DeliveryState state) {
        String subject = cut(line(state.ticket().subject()), LONGEST_SUBJECT);
        return subject.isEmpty() ? state.ticket().number().text() : subject;
    }

    /** The subject of a message: the ticket's, and the article's id by which it is found again. */
    static String messageSubject(DeliveryState state) {
        return marked(state, mark(state));
    }

    /** The subject of late files: also marked with the delivery, since an article may get late files several times. */
    static String filesSubject(DeliveryState state) {
        return marked(state, mark(state) + " " + filesMark(state));
    }

    static String mark(DeliveryState state) {
        return "inlet:" + state.article().id();
    }

    static String filesMark(DeliveryState state) {
        return "files:" + state.delivery().id();
    }

    private static String marked(DeliveryState state, String marks) {
        String subject = cut(line(state.ticket().subject()), LONGEST_SUBJECT - marks.length() - 3);
        return (subject + " [" + marks + "]").strip();
    }

    private static String line(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    /** The longest beginning of so many bytes at most, never within a character. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = bytes;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int cost = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (cost > room) {
                break;
            }
            room -= cost;
            kept.appendCodePoint(character);
            at += Character.charCount(character);
        }
        return kept.toString().strip();
    }
}
