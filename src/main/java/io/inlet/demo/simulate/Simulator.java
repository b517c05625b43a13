package io.inlet.demo.simulate;

import io.inlet.settings.Settings;
import java.util.List;

/** Plays the providers of one channel. */
public interface Simulator {
    /** The channel's noun. */
    String channel();

    List<String> providers();

    List<String> scenarios();

    /** The inbox that is meant when nobody names one. */
    String usualInbox();

    /**
     * The requests of a scenario, in order; ids are new each time.
     *
     * @throws NotSetUpException when the inbox takes nothing from that provider
     */
    List<Step> play(Settings settings, String provider, String scenario, String inbox) throws NotSetUpException;

    /** The gateway's settings do not let this provider in. The message says which setting would. */
    final class NotSetUpException extends Exception {
        private static final long serialVersionUID = 1;

        public NotSetUpException(String setting) {
            super(setting);
        }
    }
}
