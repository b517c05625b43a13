package io.inlet.console;

import io.inlet.message.Attachment;
import io.inlet.settings.Texts;
import io.inlet.ticket.Article;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Tickets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;

/**
 * A stranger's HTML for the sandboxed frame of a ticket's page. Sanitised again, whatever the mapper did; nothing is loaded from anywhere:
 * pictures that came with the message are put into the page itself (a sandboxed page has no session to fetch them with), all others are
 * named instead. Even if something got through, the page's own policy runs no script and loads nothing.
 */
final class MailFrame {
    /** Larger pictures are shown by name and stay downloads, so that a page stays a page. */
    private static final long LARGEST_PICTURE = 1 << 20;

    private static final long ALL_PICTURES = 6 << 20;
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");

    private static final String STYLE = """
            html{color-scheme:light;background:#fff}
            body{margin:12px;font:15px/1.5 system-ui,sans-serif;color:#1c2530;overflow-wrap:anywhere}
            img{max-width:100%;height:auto}
            table{border-collapse:collapse;max-width:100%}
            td,th{padding:2px 6px;vertical-align:top}
            blockquote{margin:8px 0;padding-left:12px;border-left:3px solid #cbd5e1;color:#475569}
            pre{white-space:pre-wrap}
            .inlet-link{color:#1d4ed8;text-decoration:underline}
            .inlet-note{color:#64748b;font-size:13px}
            """;

    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Tokens.digest(STYLE.getBytes(StandardCharsets.UTF_8)))
            + "'; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private static final Safelist ALLOWED = Safelist.relaxed()
            .addProtocols("img", "src", "cid")
            .addProtocols("a", "href", "tel")
            .removeProtocols("a", "href", "ftp");

    private final Tickets tickets;

    MailFrame(Tickets tickets) {
        this.tickets = tickets;
    }

    Answer show(Article article, Texts texts) {
        Document page = Jsoup.parse(Jsoup.clean(article.html(), ALLOWED));
        page.outputSettings().charset(StandardCharsets.UTF_8).prettyPrint(false);
        pictures(page, article, texts);
        links(page);
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.head().appendElement("title").text(article.subject() == null ? "" : article.subject());
        page.head().appendElement("style").appendChild(new DataNode(STYLE));
        return Answer.of(200, "text/html; charset=utf-8", "<!doctype html>" + page.html())
                .with("Content-Security-Policy", POLICY)
                .with("X-Frame-Options", "SAMEORIGIN");
    }

    private void pictures(Document page, Article article, Texts texts) {
        long left = ALL_PICTURES;
        for (Element picture : page.select("img")) {
            String source = picture.attr("src");
            Optional<StoredAttachment> own =
                    source.regionMatches(true, 0, "cid:", 0, 4) ? own(article, source.substring(4)) : Optional.empty();
            if (own.isPresent() && own.get().size() <= left) {
                left -= own.get().size();
                picture.attr("src", data(own.get()));
            } else {
                String name = picture.attr("alt").isBlank() ? texts.get("mail.picture") : picture.attr("alt");
                picture.replaceWith(note("[" + name + "]"));
            }
        }
    }

    private static Optional<StoredAttachment> own(Article article, String contentId) {
        return article.attachments().stream()
                .filter(attachment -> contentId.equals(attachment.contentId()))
                .filter(attachment -> attachment.state() == Attachment.State.STORED)
                .filter(attachment -> attachment.size() <= LARGEST_PICTURE)
                .filter(attachment -> PICTURES.contains(attachment.mediaType().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private String data(StoredAttachment attachment) {
        byte[] bytes = tickets.attachment(attachment.id()).map(MailFrame::read).orElse(new byte[0]);
        return "data:" + attachment.mediaType().toLowerCase(Locale.ROOT) + ";base64,"
                + Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] read(Tickets.File file) {
        try (InputStream bytes = file.content().open()) {
            return bytes.readNBytes((int) LARGEST_PICTURE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Links do not lead anywhere from the frame: their address is shown, to be judged before it is followed. */
    private static void links(Document page) {
        for (Element link : page.select("a")) {
            String address = link.attr("href");
            link.clearAttributes().tagName("span");
            if (!address.isEmpty()) {
                link.addClass("inlet-link").attr("title", address);
                if (!link.text().contains(address.replaceFirst("^(mailto|tel):", ""))) {
                    link.after(note(" <" + address + ">"));
                }
            }
        }
    }

    private static Element note(String text) {
        return new Element("span").addClass("inlet-note").appendChild(new TextNode(text));
    }
}
