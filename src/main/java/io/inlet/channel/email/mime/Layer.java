package io.inlet.channel.email.mime;

import io.inlet.message.Content;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes in which a part has its place: the mail's own, or what a container inside of it holds once it is opened. Gives the same bytes
 * each time; the caller closes.
 */
@FunctionalInterface
public interface Layer {
    /** The mail itself. */
    Layer MAIL = Content::open;

    InputStream open(Content mail) throws IOException;

    /** What a part holds, decoded. */
    static Layer of(Part part) {
        return mail -> RawCursor.content(mail, part).open();
    }
}
