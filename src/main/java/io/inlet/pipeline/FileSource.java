package io.inlet.pipeline;

import io.inlet.message.Reason;
import io.inlet.ticket.LateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Fetches the late files of one channel. Thread-safe. */
public interface FileSource {
    /** The channel's noun. */
    String channel();

    /**
     * The file's bytes, streamed; the caller closes, and bounds how much it reads.
     *
     * @param patience how long asking and reading may take together: the file is leased for little longer
     * @throws IOException when it may go better later; the message holds no secret
     * @throws Refused when it never will
     */
    InputStream fetch(LateFiles.Wanted file, Duration patience) throws IOException, Refused;

    /** This file cannot be had, whatever one does. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Reason reason;

        public Refused(Reason reason) {
            super(reason.toString());
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
