package io.inlet;

import io.inlet.message.Claim;
import io.inlet.message.Group;
import io.inlet.pipeline.Gathering;
import io.inlet.pipeline.Settled;
import io.inlet.settings.LineSettings;
import io.inlet.settings.Settings;
import io.inlet.store.bench.DirectSql;
import io.inlet.store.bench.Recorder;
import io.inlet.store.bench.Stock;
import io.inlet.store.bench.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * A gateway to be measured: complete, but its workers can be held, and what they would do to the database can be done without them.
 */
public final class Trial implements AutoCloseable {
    private static final String WORKERS = "inbox";
    private static final String PIPELINE = "direct:pipeline";
    /** Longer than rehearsing takes: nobody renews what is claimed there. */
    private static final Duration REHEARSAL = Duration.ofHours(1);

    private final Gateway gateway;
    private final Settings settings;
    private final Routes rehearsal;
    private final DirectSql sql;

    private Trial(Gateway gateway, Settings settings, Routes rehearsal, DirectSql sql) {
        this.gateway = gateway;
        this.settings = settings;
        this.rehearsal = rehearsal;
        this.sql = sql;
    }

    public static Trial start(Home home, Settings settings, Settled settled) throws Exception {
        Gateway gateway = Gateway.start(home, settings, settled);
        try {
            Recorder recorder = new Recorder(gateway.database().dataSource());
            Configuration configuration = gateway.configuration();
            StorePorts ports = StoreWiring.ports(recorder.undoing(), settings, configuration.templates());
            Wiring wiring = new Wiring(home, settings, configuration, ports, Settled.SILENT, gateway.clock());
            Routes rehearsal = Routes.start(
                    home, List.of("errors", "pipeline"), settings, wiring.line().beans(false), wiring.components());
            return new Trial(
                    gateway,
                    settings,
                    rehearsal,
                    new DirectSql(gateway.database().dataSource(), recorder));
        } catch (Exception | Error failure) {
            gateway.close();
            throw failure;
        }
    }

    public Gateway gateway() {
        return gateway;
    }

    /** Lets the workers end what they have in hand; what is captured then waits. */
    public void hold() throws Exception {
        gateway.routes().context().getRouteController().stopRoute(WORKERS);
    }

    public void release() throws Exception {
        gateway.routes().context().getRouteController().startRoute(WORKERS);
    }

    public DirectSql sql() {
        return sql;
    }

    /** Readies the statements by which the line would settle what is pending now. The workers must be held. */
    public DirectSql.Prepared settling() throws Exception {
        Claim limits = new Claim(
                settings.get(LineSettings.BATCH),
                settings.get(LineSettings.BATCH_BYTES).bytes(),
                REHEARSAL);
        return sql.settling(limits, this::rehearse, settings.get(LineSettings.WORKERS));
    }

    /** As the workers go through what they claimed. */
    private void rehearse(List<Group> groups) {
        Gathering gathering = new Gathering();
        try (ProducerTemplate template = rehearsal.context().createProducerTemplate()) {
            for (Group group : groups) {
                if (gathering.isDueBefore(group)) {
                    gathering.settle(Trial::failed);
                }
                Exchange done = template.send(PIPELINE, exchange -> {
                    exchange.getIn().setBody(group);
                    exchange.setProperty(Gathering.PROPERTY, gathering);
                });
                if (done.getException() != null) {
                    failed(group, done.getException());
                }
            }
            gathering.settle(Trial::failed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void failed(Group group, Throwable failure) {
        throw new IllegalStateException("rehearsing the line: " + failure, failure);
    }

    public Tables tables() {
        return new Tables(gateway.database().dataSource());
    }

    public Stock stock() {
        return new Stock(gateway.database().dataSource());
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("closing the bench's connections", failure);
        } finally {
            try {
                rehearsal.close();
            } finally {
                gateway.close();
            }
        }
    }
}
