package io.inlet.console;

import io.inlet.message.Reason;
import io.inlet.settings.Texts;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** What templates can say: texts by key, times, ages, sizes, reasons, words of the model. */
final class ViewWords extends AbstractExtension {
    private final Times times;

    ViewWords(Clock clock) {
        this.times = new Times(clock);
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of("t", new Text());
    }

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of(
                "ago", new Word((value, locale) -> times.ago((Instant) value, locale)),
                "moment", new Word((value, locale) -> times.moment((Instant) value, locale)),
                "duration", new Word((value, locale) -> times.duration(((Number) value).longValue(), locale)),
                "reason", new Word((value, locale) -> Reasons.words((Reason) value, locale)),
                "stored", new Word((value, locale) -> Reasons.words(Reasons.stored((String) value), locale)),
                "size", new Word((value, locale) -> Numbers.size(((Number) value).longValue(), locale)),
                "count", new Word((value, locale) -> Numbers.count(((Number) value).longValue(), locale)),
                "word", new Word((value, locale) -> Json.word((Enum<?>) value)));
    }

    /** {@code t('key', arguments...)} of the console's texts. */
    private static final class Text implements Function {
        @Override
        public List<String> getArgumentNames() {
            return null;
        }

        @Override
        public Object execute(
                Map<String, Object> given, PebbleTemplate template, EvaluationContext context, int lineNumber) {
            Object[] arguments = new Object[given.size() - 1];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = String.valueOf(given.get(String.valueOf(i + 1)));
            }
            return Texts.of("console", context.getLocale()).get(String.valueOf(given.get("0")), arguments);
        }
    }

    /** A filter without arguments that knows the language; nothing stays nothing. */
    private record Word(BiFunction<Object, Locale, String> form) implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return null;
        }

        @Override
        public Object apply(
                Object input,
                Map<String, Object> arguments,
                PebbleTemplate template,
                EvaluationContext context,
                int lineNumber) {
            return input == null ? "" : form.apply(input, context.getLocale());
        }
    }
}
