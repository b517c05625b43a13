package io.inlet.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.inlet.settings.LineSettings;
import io.inlet.settings.LineSettings.LogFormat;
import io.inlet.settings.Redactor;
import io.inlet.settings.Settings;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * The log as the settings want it: on standard error, lines for a person or JSON for a collector, and never a secret. Before the settings
 * are known {@code logback.xml} holds, which masks what looks like a secret.
 */
public final class Logging {
    private static volatile Redactor redactor = new Redactor(Set.of());

    private Logging() {}

    public static void use(Settings settings) {
        redactor = new Redactor(settings.secrets());
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("format", settings.get(LineSettings.LOG_FORMAT) == LogFormat.JSON ? "json" : "text");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Logging.class.getResource("/logback.xml"));
        } catch (JoranException broken) {
            throw new IllegalStateException("reading logback.xml of the program", broken);
        }
    }

    static Redactor redactor() {
        return redactor;
    }
}
