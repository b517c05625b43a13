package io.inlet;

import io.inlet.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesSource;

/**
 * Camel with the routes and connectors of one home. Settings reach the YAML as properties, nothing else does: no environment, no system
 * properties, and no secret.
 */
final class Routes implements AutoCloseable {
    private final Main main = new Main();

    private Routes() {}

    /**
     * Starts the routes.
     *
     * @param files names in {@code routes/} without {@code .camel.yaml}; {@code *} for all
     */
    static Routes start(
            Home home,
            List<String> files,
            Settings settings,
            Map<String, Object> beans,
            Map<String, Component> components)
            throws Exception {
        Routes routes = new Routes();
        MainConfigurationProperties configuration = routes.main.configure();
        configuration.setRoutesIncludePattern(files.stream()
                .map(file -> "file:" + home.routes().resolve(file + ".camel.yaml"))
                .collect(Collectors.joining(",")));
        configuration.setAutoConfigurationEnvironmentVariablesEnabled(false);
        configuration.setAutoConfigurationSystemPropertiesEnabled(false);
        configuration.setStartupSummaryLevel(StartupSummaryLevel.Off);
        configuration.setUseMdcLogging(false);
        configuration.setJmxEnabled(false);
        configuration.setShutdownTimeout(60);
        configuration.setShutdownLogInflightExchangesOnTimeout(false);
        Properties initial = new Properties();
        initial.setProperty("camel.component.kamelet.location", location(home.connectors()));
        routes.main.setDefaultPropertyPlaceholderLocation("false");
        routes.main.setOverrideProperties(initial);
        beans.forEach(routes.main::bind);
        components.forEach(routes.main::bind);
        routes.main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                PropertiesComponent placeholders =
                        (PropertiesComponent) starting.getCamelContext().getPropertiesComponent();
                placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
                placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
                placeholders.addPropertiesSource(new Placeholders(settings));
                beans.values().forEach(bean -> CamelContextAware.trySetCamelContext(bean, starting.getCamelContext()));
            }
        });
        routes.main.start();
        return routes;
    }

    /** Every setting that exists, so that a route of a further mailbox is off until something is set for it. */
    private record Placeholders(Settings settings) implements PropertiesSource {
        @Override
        public String getName() {
            return "settings";
        }

        @Override
        public String getProperty(String key) {
            return settings.placeholder(key).orElse(null);
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }

    private static String location(Path connectors) {
        return "file:" + connectors;
    }
}
