package io.inlet;

import io.inlet.pipeline.Receptions;
import io.inlet.pipeline.bot.TelegramReception;
import io.inlet.pipeline.phone.PhoneReception;
import io.inlet.pipeline.spool.Drain;
import io.inlet.pipeline.spool.Spool;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.pipeline.web.WebChannel;
import io.inlet.settings.Settings;
import io.inlet.settings.SpoolSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind the door: the channels whose sources push, and the spool that keeps what they send while the store is away.
 */
record PushedChannels(WebChannel web, Receptions receptions, Spool spool, Drain drain) implements AutoCloseable {
    static PushedChannels open(
            Home home, Settings settings, Configuration configuration, StorePorts ports, Vitals vitals, Clock clock)
            throws IOException {
        long limit = settings.get(SpoolSettings.LIMIT).bytes();
        Spool spool = new Spool(home.data(settings).resolve("spool"), limit, clock);
        WebChannel web = WebChannel.of(
                configuration.forms(),
                settings,
                InstallationKey.of(home, settings),
                raw -> spool.holds(raw) ? Optional.empty() : ports.store().outcomes(raw),
                clock);
        Receptions receptions = new Receptions(List.of(
                web.reception(),
                new PhoneReception(settings, configuration.phoneBook(), vitals, clock),
                new TelegramReception(settings, clock)));
        Drain drain = Drain.start(spool, ports.inbox(), receptions::isAnother, vitals, clock);
        return new PushedChannels(web, receptions, spool, drain);
    }

    @Override
    public void close() {
        drain.close();
        spool.close();
    }
}
