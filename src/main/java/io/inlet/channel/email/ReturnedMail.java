package io.inlet.channel.email;

/** The mail that a bounce, a read receipt or a complaint returns, whole or only its header (RFC 6522, 3; RFC 5965, 3). */
final class ReturnedMail {
    private ReturnedMail() {}

    /** The part that holds it; null where nothing is returned. */
    static Part in(Part part) {
        switch (part.mediaType()) {
            case "message/rfc822",
                    "text/rfc822-headers",
                    "message/global",
                    "message/global-headers",
                    "message/rfc822-headers":
                return part;
            default:
                for (Part child : part.children()) {
                    Part found = in(child);
                    if (found != null) {
                        return found;
                    }
                }
                return null;
        }
    }
}
