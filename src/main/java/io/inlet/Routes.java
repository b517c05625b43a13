package io.inlet;

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
            Map<String, String> properties,
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
        initial.putAll(properties);
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
                beans.values().forEach(bean -> CamelContextAware.trySetCamelContext(bean, starting.getCamelContext()));
            }
        });
        routes.main.start();
        return routes;
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
