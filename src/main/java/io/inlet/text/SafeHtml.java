package io.inlet.text;

import org.jsoup.nodes.Document;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML that may be shown to an agent: no scripts, styles, forms or frames, nothing that is fetched from elsewhere. Pictures that came with
 * the message keep their {@code cid:}, remote ones lose their address.
 */
public final class SafeHtml {
    private static final Safelist ALLOWED = Safelist.relaxed()
            .removeProtocols("img", "src", "http", "https")
            .addProtocols("img", "src", "cid")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");

    private SafeHtml() {}

    public static String of(Document document) {
        Document clean = new Cleaner(ALLOWED).clean(document);
        clean.outputSettings().prettyPrint(false);
        return clean.body().html();
    }
}
