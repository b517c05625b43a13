package io.inlet.pipeline.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of connections; what goes wrong then changes nothing any more. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Never expunges: what others flagged as deleted stays. */
    static void quietly(Folder folder) {
        try {
            if (folder != null && folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException | RuntimeException gone) {
            LOG.debug("Closing a mail folder: {}", gone.getClass().getName());
        }
    }

    static void quietly(Store store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException | RuntimeException gone) {
            LOG.debug("Closing a mail connection: {}", gone.getClass().getName());
        }
    }
}
