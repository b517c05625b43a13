package io.inlet.channel;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.Recipient;
import io.inlet.message.ThreadHint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What every mapper promises of whatever it is given: the declared exception or messages that can be stored, and each time the same. */
public final class Sound {
    private static final int LONGEST_NAME = 200;
    /** Marks of quotes and escapes lengthen a text, by no more than this. */
    private static final int GROWTH = 40;

    private static final int ALWAYS_FREE = 100_000;

    private Sound() {}

    /**
     * Maps a group twice; null where the mapper refused it.
     *
     * @param size of all bytes of the group
     */
    public static Mapped map(ChannelMapper mapper, List<RawMessage> group, long size) {
        Mapped mapped = tried(mapper, group);
        Mapped again = tried(mapper, group);
        if (mapped == null || again == null) {
            require(mapped == again, "refused once only");
            return null;
        }
        require(told(mapped).equals(told(again)), "the same bytes gave something else: " + mapped + " and " + again);
        long length = 0;
        for (InboundMessage message : mapped.messages()) {
            check(message);
            length += told(message).stream().mapToLong(String::length).sum();
        }
        require(length <= GROWTH * size + ALWAYS_FREE, length + " characters were made of " + size + " bytes");
        return mapped;
    }

    private static Mapped tried(ChannelMapper mapper, List<RawMessage> group) {
        try {
            return mapper.map(group);
        } catch (MalformedMessageException declared) {
            require(!declared.getMessage().isBlank(), "refused without a word");
            return null;
        }
    }

    private static void check(InboundMessage message) {
        require(!message.messageKey().isBlank(), "no message key");
        require(!message.externalId().isBlank(), "no external id");
        require(message.text().isBlank() || !message.newText().isBlank(), "nothing new although something was said");
        require(isOneLine(message.subject()), "a subject of several lines: " + message.subject());
        told(message).forEach(Sound::checkText);
        for (Attachment file : message.attachments()) {
            boolean clean = file.name().length() <= LONGEST_NAME
                    && file.name().chars().noneMatch(Character::isISOControl)
                    && file.name().indexOf('/') < 0;
            require(clean, "the file name " + file.name());
            require(file.size() >= -1, "a file of " + file.size() + " bytes");
        }
    }

    /** Whether the database takes it, and gives it back as it was. */
    public static void checkText(String text) {
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            boolean paired = Character.isHighSurrogate(one)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (one == 0 || !paired && Character.isSurrogate(one)) {
                throw new AssertionError("NUL or half a character at " + at + " of " + text);
            }
            at += paired ? 1 : 0;
        }
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    /** All that is told of the messages, in order. */
    public static List<String> told(Mapped mapped) {
        List<String> all = new ArrayList<>();
        mapped.messages().forEach(message -> all.addAll(told(message)));
        mapped.events().forEach(event -> all.add(event.toString()));
        return all;
    }

    private static List<String> told(InboundMessage message) {
        List<String> all = new ArrayList<>(List.of(message.messageKey(), message.externalId(), message.subject()));
        all.add(message.text());
        all.add(message.newText());
        all.add(message.html());
        all.add(message.language());
        add(all, message.sender());
        for (Recipient recipient : message.recipients()) {
            all.add(recipient.name());
            all.add(recipient.email());
        }
        for (Attachment file : message.attachments()) {
            all.addAll(Arrays.asList(
                    file.name(), file.mediaType(), file.sha256(), file.contentId(), file.source(), file.reason()));
        }
        add(all, message.thread());
        message.fields().forEach((name, value) -> {
            all.add(name);
            all.add(value);
        });
        for (Automation.Bounce bounce : message.automation().bounces()) {
            all.addAll(Arrays.asList(bounce.recipient(), bounce.status(), bounce.action(), bounce.diagnostic()));
        }
        all.addAll(message.automation().reasons());
        all.add(String.valueOf(message.sentAt()));
        all.removeIf(Objects::isNull);
        return all;
    }

    private static void add(List<String> all, Party party) {
        all.addAll(Arrays.asList(party.name(), party.email(), party.phone(), party.id(), party.handle()));
    }

    private static void add(List<String> all, ThreadHint hint) {
        all.addAll(hint.inReplyTo());
        all.addAll(hint.references());
        all.addAll(Arrays.asList(hint.chat(), hint.replyTo(), hint.call(), hint.ticket()));
        hint.pieces().forEach(piece -> {
            all.add(piece.externalId());
            all.add(piece.text());
        });
    }

    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
