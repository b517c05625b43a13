package io.inlet.channel.email.container;

import java.util.ArrayList;
import java.util.List;

/** A mail or an attachment in a file of Outlook (MS-OXMSG, 2.2): what is said of it, and what it holds. */
final class OutlookStorage {
    private final MapiProperties properties = new MapiProperties();
    private final List<OutlookStorage> attachments = new ArrayList<>();
    private OutlookStorage mail;

    MapiProperties properties() {
        return properties;
    }

    List<OutlookStorage> attachments() {
        return attachments;
    }

    /** The mail that is attached here; null where it is another file, or none. */
    OutlookStorage mail() {
        return mail;
    }

    void mail(OutlookStorage inside) {
        mail = inside;
    }
}
