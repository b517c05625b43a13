package io.inlet.cli;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Masks secrets in the finished line, stack trace included. */
public final class RedactedLayout extends PatternLayout {
    @Override
    public String doLayout(ILoggingEvent event) {
        return Logging.redactor().redact(super.doLayout(event));
    }
}
