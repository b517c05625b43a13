package io.inlet;

import io.inlet.dispatch.SelfTest;
import io.inlet.message.StoreUnavailableException;
import io.inlet.pipeline.Logins;
import io.inlet.pipeline.bot.BotExamination;
import io.inlet.pipeline.mailbox.MailboxExamination;
import io.inlet.pipeline.oauth.OauthLogins;
import io.inlet.pipeline.outbox.KameletTransport;
import io.inlet.pipeline.outbox.SmtpAccount;
import io.inlet.pipeline.outbox.TargetExamination;
import io.inlet.pipeline.vital.Finding;
import io.inlet.pipeline.vital.Surroundings;
import io.inlet.settings.DatabaseSettings;
import io.inlet.settings.Settings;
import io.inlet.store.DatabaseUnusableException;
import io.inlet.store.embedded.EmbeddedServer;
import io.inlet.ticket.TicketTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tries everything that a home is set up to use, beside a running gateway or without one; changes nothing and tells nobody anything. */
public final class Doctor {
    private final Home home;
    private final Settings settings;

    public Doctor(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    /**
     * Tells each finding as it is made.
     *
     * @throws io.inlet.settings.ConfigurationException when the configuration cannot be read
     */
    public void examine(Consumer<Finding> told) throws Exception {
        Configuration configuration = Configuration.load(home, settings);
        Logins logins = new OauthLogins(settings, home.data(settings), Clock.systemUTC());
        Surroundings surroundings = new Surroundings(settings, home.folder());
        told.accept(surroundings.disk(home.data(settings)));
        database(surroundings).forEach(told);
        new MailboxExamination(settings, logins).run().forEach(told);
        new BotExamination(settings).run().forEach(told);
        targets(configuration, logins).forEach(told);
        surroundings.certificate(Instant.now()).ifPresent(told);
        surroundings.sending().forEach(told);
    }

    private List<Finding> database(Surroundings surroundings) {
        boolean external = settings.find(DatabaseSettings.URL).isPresent();
        if (!external && !EmbeddedServer.exists(home.data(settings))) {
            return List.of(Finding.fine("database", "database-none"));
        }
        try (OpenDatabase database = OpenDatabase.forClient(home, settings)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.fine("database", "database-fine", database.place()));
            if (external) {
                findings.add(surroundings.clock(database.now(), Instant.now()));
            }
            return findings;
        } catch (DatabaseAwayException | DatabaseUnusableException | StoreUnavailableException unusable) {
            return unusable.getMessage()
                    .lines()
                    .map(line -> Finding.fault("database", "database-unusable", line))
                    .toList();
        }
    }

    /** Connectors need Camel, but no route. */
    private List<Finding> targets(Configuration configuration, Logins logins) throws Exception {
        Map<String, SmtpAccount> accounts = SmtpAccount.all(settings, logins);
        KameletTransport transport = new KameletTransport(accounts, Clock.systemUTC());
        SelfTest selfTest = new SelfTest(Wiring.adapters(configuration, TicketTokens.ofNobody()), transport);
        try (Routes routes = Routes.start(home, List.of("errors"), settings, Map.of(), Map.of())) {
            return new TargetExamination(accounts, transport, selfTest, routes.context())
                    .run(configuration.everyTarget().all());
        }
    }
}
