package io.inlet.dispatch.rt;

import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Party;
import io.inlet.ticket.Article;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a message as staff reads it in RT: who wrote it, where and when, since for RT all of it is written by the gateway's user;
 * then what is to be known of it, what was said, and the files that are not sent.
 */
final class MessageText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 500_000;

    private MessageText() {}

    /** The whole text, with what it quotes: nothing else of the conversation is in RT yet. */
    static String opening(DeliveryState state, ArticleFiles files) {
        return of(state, state.article().text(), files);
    }

    /** What is new in it. */
    static String further(DeliveryState state, ArticleFiles files) {
        String fresh = state.article().newText();
        return of(state, fresh == null || fresh.isBlank() ? state.article().text() : fresh, files);
    }

    /** Only the files. */
    static String files(DeliveryState state, ArticleFiles files) {
        return of(state, "", files);
    }

    private static String of(DeliveryState state, String said, ArticleFiles files) {
        List<String> parts = new ArrayList<>();
        parts.add(source(state.article()));
        parts.addAll(state.remarks());
        if (said != null && !said.isBlank()) {
            parts.add(said.length() > LONGEST ? said.substring(0, LONGEST) + " [...]" : said.strip());
        }
        if (!files.lines().isEmpty()) {
            parts.add(String.join("\n", files.lines()));
        }
        return String.join("\n\n", parts);
    }

    private static String source(Article article) {
        Party sender = article.sender() == null ? Party.UNKNOWN : article.sender();
        String handle = sender.handle() == null ? null : "@" + sender.handle().replaceFirst("^@", "");
        String written = article.receivedAt() == null ? null : TIME.format(article.receivedAt());
        return Stream.of(sender.name(), sender.email(), sender.phone(), handle, article.channel(), written)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .map(part -> part.replaceAll("[\\p{Cc}\\s]+", " ").strip())
                .collect(Collectors.joining(" | "));
    }
}
