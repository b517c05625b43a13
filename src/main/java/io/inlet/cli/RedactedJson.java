package io.inlet.cli;

import com.fasterxml.jackson.core.JsonStreamContext;
import net.logstash.logback.mask.ValueMasker;

/** Masks secrets in every text of a JSON line, stack trace included. */
public final class RedactedJson implements ValueMasker {
    @Override
    public Object mask(JsonStreamContext context, Object value) {
        return value instanceof CharSequence text ? Logging.redactor().redact(text.toString()) : null;
    }
}
