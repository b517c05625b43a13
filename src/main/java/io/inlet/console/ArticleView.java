package io.inlet.console;

import io.inlet.message.Party;
import io.inlet.ticket.Article;
import io.inlet.ticket.HistoryEntry;
import io.inlet.ticket.Tickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An article as a page shows it among the others of its ticket.
 *
 * @param who wrote it, by the best that is known; null for nobody known
 * @param ways to reach that person beside {@code who}
 * @param facts its fields without those that are shown otherwise
 * @param earlier id of the article that this one is a changed version of; null for none
 * @param later id of the changed version of this one; null for none
 * @param delivery how it went with saying it to the customer; null for what customers wrote
 */
record ArticleView(
        Article article,
        String who,
        List<String> ways,
        Map<String, String> facts,
        String earlier,
        String later,
        Tickets.ReplyState delivery) {
    private static final String EDIT = "edit";
    private static final Set<String> SHOWN_OTHERWISE = Set.of(EDIT, "notice", "chat", "reply-to");

    static List<ArticleView> of(Tickets.Details details) {
        return details.articles().stream().map(article -> of(article, details)).toList();
    }

    /** What kind of message to the customer it is; empty for what customers wrote. */
    public String notice() {
        return article.fields().getOrDefault("notice", "");
    }

    private static ArticleView of(Article article, Tickets.Details details) {
        List<String> names = names(article.sender());
        Map<String, String> facts = new LinkedHashMap<>(article.fields());
        facts.keySet().removeAll(SHOWN_OTHERWISE);
        String id = article.id().toString();
        String earlier = null;
        String later = null;
        for (HistoryEntry entry : details.history()) {
            if (entry.field().equals(EDIT) && id.equals(entry.after())) {
                earlier = entry.before();
            }
            if (entry.field().equals(EDIT) && id.equals(entry.before())) {
                later = entry.after();
            }
        }
        return new ArticleView(
                article,
                names.isEmpty() ? null : names.get(0),
                names.stream().skip(1).toList(),
                facts,
                earlier,
                later,
                details.reply(article).orElse(null));
    }

    /** The provider's id only where nothing better is known. */
    private static List<String> names(Party party) {
        String handle = party.handle() == null ? null : "@" + party.handle();
        List<String> names = Stream.of(party.name(), party.email(), party.phone(), handle)
                .filter(Objects::nonNull)
                .toList();
        return names.isEmpty() && party.id() != null ? List.of(party.id()) : names;
    }
}
