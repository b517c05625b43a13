package io.inlet;

import io.inlet.channel.Mappers;
import io.inlet.channel.email.Belonging;
import io.inlet.channel.email.MailMapper;
import io.inlet.channel.email.MailPolicy;
import io.inlet.channel.phone.PhoneBook;
import io.inlet.channel.phone.PhoneMapper;
import io.inlet.channel.telegram.TelegramMapper;
import io.inlet.channel.web.FormMapper;
import io.inlet.channel.web.Forms;
import io.inlet.dispatch.reply.Notices;
import io.inlet.pipeline.Acknowledge;
import io.inlet.pipeline.Classify;
import io.inlet.pipeline.Identify;
import io.inlet.pipeline.Masking;
import io.inlet.pipeline.Match;
import io.inlet.pipeline.Normalise;
import io.inlet.pipeline.Settled;
import io.inlet.pipeline.StaffForwards;
import io.inlet.pipeline.Store;
import io.inlet.pipeline.Workbench;
import io.inlet.settings.LineSettings;
import io.inlet.settings.Partner;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Settings;
import io.inlet.ticket.TicketTokens;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Picks the implementations behind the line: what understands, decides and stores, whoever feeds it. */
final class LineWiring {
    private final Home home;
    private final Settings settings;
    private final Configuration configuration;
    private final StorePorts ports;
    private final Settled settled;
    private final TicketTokens tokens;
    private final Clock clock;
    private Workbench workbench;

    LineWiring(
            Home home,
            Settings settings,
            Configuration configuration,
            StorePorts ports,
            Settled settled,
            TicketTokens tokens,
            Clock clock) {
        this.home = home;
        this.settings = settings;
        this.configuration = configuration;
        this.ports = ports;
        this.settled = settled;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The mappers of all channels. */
    static Mappers mappers(Forms forms, PhoneBook phoneBook, Settings settings, TicketTokens tokens) {
        String country = settings.get(LineSettings.COUNTRY);
        return new Mappers(List.of(
                new MailMapper(new Belonging(tokens, Partner.all(settings)), MailPolicy.of(settings)),
                new TelegramMapper(),
                new FormMapper(forms, country),
                new PhoneMapper(name -> PhoneSource.find(settings, name), phoneBook, country, ZoneId.systemDefault())));
    }

    /**
     * The beans of the workers, by the names that the routes know.
     *
     * @param silent customers are told nothing: it is fed by a command
     */
    Map<String, Object> beans(boolean silent) throws IOException {
        return Map.of(
                "normalise",
                new Normalise(
                        mappers(configuration.forms(), configuration.phoneBook(), settings, tokens),
                        workbench(),
                        new Masking(settings)),
                "identify",
                new Identify(ports.store(), new StaffForwards(settings)),
                "match",
                new Match(ports.store(), ports.inbox(), clock),
                "classify",
                new Classify(configuration.rules(), configuration.targets().enabled()),
                "acknowledge",
                acknowledge(silent),
                "store",
                new Store(ports.store(), settled));
    }

    private Acknowledge acknowledge(boolean silent) {
        Notices notices = new Notices(
                configuration.replies(), configuration.templates(), Notices.commitments(settings), settings);
        return new Acknowledge(notices, settings.get(ReplySettings.AGE), silent, clock);
    }

    /** One for all: making a second one would sweep what the first one's users work on. */
    Workbench workbench() throws IOException {
        if (workbench == null) {
            workbench = new Workbench(home.data(settings).resolve("work"));
        }
        return workbench;
    }
}
