package io.inlet.text;

import org.jsoup.nodes.Document;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Signatures that mail programs mark in their HTML. */
public final class HtmlSignatures {
    private static final Evaluator MARKED = Selector.evaluatorOf(
            "div.gmail_signature, div.gmail_signature_prefix, span.gmail_signature_prefix, div.moz-signature, pre.moz-signature, div#Signature, div#signature,"
                    + " div.protonmail_signature_block, div.zimbra-signature, div.ms-outlook-mobile-reference-message");

    private HtmlSignatures() {}

    /** Takes them out of the document; whether any was there. */
    public static boolean removeFrom(Document document) {
        return !document.select(MARKED).remove().isEmpty();
    }
}
