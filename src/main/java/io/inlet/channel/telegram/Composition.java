package io.inlet.channel.telegram;

import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Bearing;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import io.inlet.text.Languages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes one message of the pieces in which one person said it in one chat. */
final class Composition {
    private final RawMessage raw;
    private final List<Piece> pieces;
    private final Piece first;

    /** @param raw the row of the first piece */
    Composition(RawMessage raw, List<Piece> pieces) {
        this.raw = raw;
        this.pieces =
                pieces.stream().sorted(Comparator.comparingLong(Piece::id)).toList();
        this.first = this.pieces.get(0);
    }

    InboundMessage message() {
        String text = lines(Piece::text);
        String words = lines(Piece::words);
        Map<String, String> fields = new LinkedHashMap<>();
        pieces.forEach(piece -> piece.fields().forEach(fields::putIfAbsent));
        return new InboundMessage(
                key(),
                first.externalId(),
                TelegramMapper.CHANNEL,
                raw.inbox(),
                sender(),
                List.of(),
                Subject.of(words, files()),
                text,
                words.isEmpty() ? text : words,
                html(),
                language(words),
                files(),
                thread(),
                pieces.stream()
                        .map(Piece::automation)
                        .filter(Automation.NONE::equals)
                        .findFirst()
                        .orElse(first.automation()),
                pieces.stream()
                        .map(Piece::trust)
                        .filter(trust -> !trust.equals(Trust.NONE))
                        .findFirst()
                        .orElse(Trust.NONE),
                first.sentAt(),
                raw.receivedAt(),
                fields);
    }

    /** Each bot counts a person's messages anew. The same words edited in twice within one second are one edit. */
    private String key() {
        String bot = raw.header(TelegramMapper.BOT_HEADER);
        String key =
                TelegramMapper.CHANNEL + ":" + raw.inbox() + ":" + (bot == null ? "" : bot + ":") + first.externalId();
        return first.kind() == Piece.Kind.EDITED
                ? key + ":" + first.sentAt() + ":"
                        + Integer.toHexString(first.text().hashCode())
                : key;
    }

    private Party sender() {
        return pieces.stream()
                .map(Piece::sender)
                .filter(sender -> sender.phone() != null)
                .findFirst()
                .orElse(first.sender());
    }

    private List<Attachment> files() {
        return pieces.stream().flatMap(piece -> piece.files().stream()).toList();
    }

    private ThreadHint thread() {
        List<String> ids = pieces.stream().map(Piece::externalId).toList();
        String replyTo = pieces.stream()
                .map(Piece::replyTo)
                .filter(Objects::nonNull)
                .filter(original -> first.kind() == Piece.Kind.EDITED || !ids.contains(original))
                .findFirst()
                .orElse(null);
        return ThreadHint.ofChat(first.chat(), replyTo, ids.size() > 1 ? said() : List.of(), bearing());
    }

    private List<ThreadHint.Piece> said() {
        return pieces.stream()
                .map(piece -> new ThreadHint.Piece(piece.externalId(), piece.text()))
                .toList();
    }

    /** An edit corrects what was said: it never reopens what was done with. */
    private Bearing bearing() {
        if (pieces.stream().allMatch(Piece::slight)) {
            return Bearing.APPENDS;
        }
        return first.kind() == Piece.Kind.EDITED ? Bearing.FOLLOWS : Bearing.OPENS;
    }

    private String html() {
        return pieces.stream().allMatch(piece -> piece.html() == null)
                ? null
                : pieces.stream()
                        .filter(piece -> !piece.text().isBlank())
                        .map(Piece::asHtml)
                        .collect(Collectors.joining("<br>"));
    }

    /** Of the words; too few of them, and the language of the sender's program tells. */
    private String language(String words) {
        String guessed = Languages.guess(words);
        if (guessed != null || first.userLanguage() == null) {
            return guessed;
        }
        String spoken = Locale.forLanguageTag(first.userLanguage()).getLanguage();
        return spoken.isEmpty() ? null : spoken;
    }

    private String lines(Function<Piece, String> part) {
        return pieces.stream().map(part).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }
}
