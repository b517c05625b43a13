package io.inlet;

import io.inlet.console.Management;
import io.inlet.console.ManagementOptions;
import io.inlet.console.Ports;
import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Vital;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.LineSettings;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Settings;
import io.inlet.text.PhoneNumbers;
import io.inlet.ticket.Callers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The management listener: what its pages and its API read, and how the gateway's parts are. */
final class ManagementWiring {
    private final Settings settings;
    private final Configuration configuration;
    private final StorePorts ports;
    private final Vitals vitals;

    ManagementWiring(Settings settings, Configuration configuration, StorePorts ports, Vitals vitals) {
        this.settings = settings;
        this.configuration = configuration;
        this.ports = ports;
        this.vitals = vitals;
    }

    /**
     * Listens.
     *
     * @param storeTrouble why the store cannot be worked on now
     * @param sheltering whether what is pushed is kept all the same
     */
    Management start(Supplier<Optional<Reason>> storeTrouble, BooleanSupplier sheltering) {
        ManagementOptions options = ManagementOptions.loopback(version())
                .at(settings.get(HttpSettings.MANAGEMENT_BIND), settings.get(HttpSettings.MANAGEMENT_PORT));
        return Management.start(
                new Ports(
                        ports.tickets(),
                        this::caller,
                        ports.parked(),
                        ports.balance(),
                        ports.outbox(),
                        ports.accounts(),
                        ports.pauses(),
                        () -> Pausables.on(Part.of(settings, configuration)),
                        () -> parts(storeTrouble.get(), sheltering.getAsBoolean()),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
                options);
    }

    /**
     * The door decides whether the gateway is ready, and the database when there is no room for what it cannot take: then nobody is served.
     * Each other part hits only its own.
     */
    private List<io.inlet.console.Part> parts(Optional<Reason> storeTrouble, boolean sheltering) {
        List<io.inlet.console.Part> parts = new ArrayList<>();
        io.inlet.console.Part database = storeTrouble
                .map(why -> io.inlet.console.Part.down("database", why))
                .orElseGet(() -> io.inlet.console.Part.up("database"));
        parts.add(sheltering ? database : database.asVital());
        parts.add(part(vitals.loops()));
        if (ports.braked().getAsBoolean()) {
            String most = String.valueOf(settings.get(ReplySettings.PER_MINUTE));
            parts.add(io.inlet.console.Part.down("answers", Reason.of("notice-brake", most)));
        }
        vitals.all().forEach(vital -> parts.add(part(vital)));
        return parts;
    }

    private static io.inlet.console.Part part(Vital vital) {
        return new io.inlet.console.Part(
                vital.name(), vital.up(), vital.isForEverybody(), vital.detail(), vital.since(), vital.figures());
    }

    /** Nobody is known by a number that is shared, withheld, or none at all. */
    private Optional<Callers.Caller> caller(String written, String brand) {
        return Optional.ofNullable(PhoneNumbers.ofExchange(written, settings.get(LineSettings.COUNTRY)))
                .filter(number -> !configuration.phoneBook().isShared(number))
                .flatMap(number -> ports.callers().find(number, brand));
    }

    private static String version() {
        String version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
