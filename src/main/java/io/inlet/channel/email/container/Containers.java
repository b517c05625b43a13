package io.inlet.channel.email.container;

import io.inlet.channel.email.mime.Layer;
import io.inlet.channel.email.mime.MailLimits;
import io.inlet.channel.email.mime.MimeScanner;
import io.inlet.channel.email.mime.Part;
import io.inlet.channel.email.mime.RawCursor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens what holds files inside of a mail: winmail.dat, opaque S/MIME signatures, texts with uuencoded files, and mails that Outlook saved
 * (.msg). Their content stands in the tree as parts of its own afterwards, that of a .msg in a tree of its own. What is encrypted stays
 * closed, and is named.
 */
public final class Containers {
    /** Of one mail. Each costs another reading of it. */
    private static final int MOST = 20;

    private static final int DEEPEST = 4;
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final Set<String> CMS = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private static final Set<String> OUTLOOK =
            Set.of("application/vnd.ms-outlook", "application/x-msg", "application/msoutlook");

    private final RawCursor cursor;
    private final MailLimits limits;
    private final Set<String> encryption = new TreeSet<>();
    private int opened;
    private boolean limited;

    private Containers(RawCursor cursor, MailLimits limits) {
        this.cursor = cursor;
        this.limits = limits;
    }

    public static Containers open(Part root, RawCursor cursor, MailLimits limits) throws IOException {
        Containers containers = new Containers(cursor, limits);
        containers.look(root, 0);
        return containers;
    }

    /** By what parts of the mail are encrypted: "pgp", "smime"; empty where none is. */
    public Set<String> encryption() {
        return encryption;
    }

    /** Whether a limit kept something closed. */
    public boolean limited() {
        return limited;
    }

    private void look(Part part, int depth) throws IOException {
        if (part.mediaType().equals("application/pgp-encrypted")) {
            encryption.add("pgp");
        }
        if (!part.isOpen() && holdsMore(part)) {
            if (depth >= DEEPEST || opened >= MOST) {
                limited = true;
                return;
            }
            opened++;
            open(part);
            if (part.isOpen()) {
                lookInside(part, depth + 1);
            }
        } else {
            lookInside(part, depth);
        }
    }

    private void lookInside(Part part, int depth) throws IOException {
        for (Part child : List.copyOf(part.children())) {
            look(child, depth);
        }
    }

    private static boolean isCms(Part part) {
        String name = part.disposition().get("filename");
        return CMS.contains(part.mediaType())
                || part.mediaType().equals("application/octet-stream") && name != null && name.endsWith(".p7m");
    }

    private static boolean isTnef(Part part) {
        String name = part.disposition().get("filename");
        return TNEF.contains(part.mediaType()) || "winmail.dat".equalsIgnoreCase(name);
    }

    /** Whether it may be a mail of Outlook; its content tells. */
    private static boolean isOutlook(Part part) {
        return !part.mediaType().startsWith("message/")
                && (OUTLOOK.contains(part.mediaType())
                        || isNamedOutlook(part.disposition().text("filename", null))
                        || isNamedOutlook(part.type().text("name", null)));
    }

    private static boolean isNamedOutlook(String name) {
        return name != null && name.strip().toLowerCase(Locale.ROOT).endsWith(".msg");
    }

    private static boolean holdsMore(Part part) {
        return isTnef(part) || isCms(part) || part.mayHoldUuencoded() || isOutlook(part);
    }

    private void open(Part part) throws IOException {
        if (isTnef(part)) {
            TnefReader.open(part, cursor, limits);
        } else if (isCms(part)) {
            openSigned(part);
        } else if (part.mayHoldUuencoded()) {
            UuBlocks.open(part, cursor);
        } else {
            limited |= !OutlookMail.open(part, cursor, limits);
        }
    }

    private void openSigned(Part part) throws IOException {
        SignedContent.Kind kind = SignedContent.kind(cursor.open(part));
        if (kind == SignedContent.Kind.ENVELOPED) {
            encryption.add("smime");
        }
        if (kind != SignedContent.Kind.SIGNED) {
            return;
        }
        Layer layer = mail -> SignedContent.open(RawCursor.content(mail, part).open());
        MimeScanner.Scan scan = MimeScanner.inside(part, SignedContent.open(cursor.open(part)), layer, limits);
        limited |= scan.limited();
        if (scan.root().end() == scan.root().start() && scan.root().headers().isEmpty()) {
            part.children().clear();
        } else {
            part.open();
        }
    }
}
