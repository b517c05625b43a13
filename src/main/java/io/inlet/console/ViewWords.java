package io.inlet.console;

import io.inlet.alarm.Ages;
import io.inlet.alarm.Alarm;
import io.inlet.alarm.AlarmWords;
import io.inlet.message.Reason;
import io.inlet.settings.Texts;
import io.inlet.ticket.Balance;
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
    private static final String REPLY = "reply-";

    private final Times times;
    private final Clock clock;

    ViewWords(Clock clock) {
        this.clock = clock;
        this.times = new Times(clock);
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of("t", new Text(), "called", new Called(), "now", new Now(clock), "concerns", new Concerns());
    }

    @Override
    public Map<String, Filter> getFilters() {
        return Map.ofEntries(
                Map.entry("title", alarm(AlarmWords::title)),
                Map.entry("hits", alarm(AlarmWords::hits)),
                Map.entry("cure", alarm(AlarmWords::cure)),
                Map.entry("href", new Word((value, locale) -> Situation.href((Alarm) value))),
                Map.entry("ago", new Word((value, locale) -> times.ago((Instant) value, locale))),
                Map.entry("moment", new Word((value, locale) -> times.moment((Instant) value, locale))),
                Map.entry("duration", new Word((value, locale) -> Ages.of(((Number) value).longValue(), locale))),
                Map.entry("reason", new Word((value, locale) -> Reasons.words((Reason) value, locale))),
                Map.entry("stored", new Word((value, locale) -> Reasons.words(Reasons.stored((String) value), locale))),
                Map.entry("target", new Word((value, locale) -> target((String) value, locale))),
                Map.entry("part", new Word((value, locale) -> part((String) value, locale))),
                Map.entry("size", new Word((value, locale) -> Numbers.size(((Number) value).longValue(), locale))),
                Map.entry("count", new Word((value, locale) -> Numbers.count(((Number) value).longValue(), locale))),
                Map.entry("word", new Word((value, locale) -> Json.word((Enum<?>) value))));
    }

    private static Word alarm(BiFunction<AlarmWords, Alarm, String> words) {
        return new Word((value, locale) -> words.apply(new AlarmWords(locale), (Alarm) value));
    }

    /** Such as {@code mailbox support} for {@code mailbox:support}. */
    private static String part(String written, Locale locale) {
        PartName name = PartName.of(written);
        return Texts.of("console", locale).get("part." + name.kind(), name.name());
    }

    /** Such as {@code answers by Telegram (sales)} for {@code reply-telegram-sales}; an operator's own names stay as they are. */
    private static String target(String name, Locale locale) {
        if (!name.startsWith(REPLY)) {
            return name;
        }
        Texts texts = Texts.of("console", locale);
        String[] route = name.substring(REPLY.length()).split("-", 2);
        String channel = texts.get("channel." + route[0]);
        return route.length == 1 ? texts.get("target.reply", channel) : texts.get("target.reply-of", channel, route[1]);
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

    /** {@code called('area', word)}: what a word of the model is called; words that operators chose stay as they are. */
    private static final class Called implements Function {
        @Override
        public List<String> getArgumentNames() {
            return List.of("area", "word");
        }

        @Override
        public Object execute(
                Map<String, Object> given, PebbleTemplate template, EvaluationContext context, int lineNumber) {
            String word = String.valueOf(given.get("word"));
            String key = given.get("area") + "." + word;
            String called = Texts.of("console", context.getLocale()).get(key);
            return called.equals(key) ? word : called;
        }
    }

    /** {@code now()}: when the page is made. */
    private record Now(Clock clock) implements Function {
        @Override
        public List<String> getArgumentNames() {
            return null;
        }

        @Override
        public Object execute(
                Map<String, Object> given, PebbleTemplate template, EvaluationContext context, int lineNumber) {
            return clock.instant();
        }
    }

    /** {@code concerns(part, lines)}: whether messages of these lines come through that part and it is not everybody's. */
    private static final class Concerns implements Function {
        @Override
        public List<String> getArgumentNames() {
            return List.of("part", "lines");
        }

        @Override
        public Object execute(
                Map<String, Object> given, PebbleTemplate template, EvaluationContext context, int lineNumber) {
            PartName part = PartName.of((String) given.get("part"));
            return part.isOfOneChannel()
                    && ((List<?>) given.get("lines")).stream().anyMatch(line -> part.concerns((Balance.Line) line));
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
