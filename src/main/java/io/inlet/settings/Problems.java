package io.inlet.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Collects everything that is wrong, so that an operator sees all of it at once. Texts stand in {@code io/inlet/text/check*.properties}.
 */
public final class Problems {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparing(Problem::text);

    private final Texts texts;
    private final List<Problem> found = new ArrayList<>();

    public Problems(Locale language) {
        this(Texts.of("check", language));
    }

    private Problems(Texts texts) {
        this.texts = texts;
    }

    /** Adds a problem: {@code key} names the text, arguments fill it. */
    public void add(String file, int line, String key, Object... arguments) {
        found.add(new Problem(file, line, texts.get(key, arguments)));
    }

    public void addAll(Collection<Problem> others) {
        found.addAll(others);
    }

    /** An empty collection in the same language. */
    public Problems fresh() {
        return new Problems(texts);
    }

    /** A piece of a text in the reader's language. */
    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** {@code ". Did you mean x?"} in the reader's language, or a full stop where nothing is near. */
    public String didYouMean(String written, Collection<String> known) {
        return near("did-you-mean", written, known);
    }

    /** As {@link #didYouMean}, with the word in quotation marks. */
    public String didYouMeanQuoted(String written, Collection<String> known) {
        return near("did-you-mean-quoted", written, known);
    }

    private String near(String key, String written, Collection<String> known) {
        return Nearest.to(written, known).map(near -> texts.get(key, near)).orElse(".");
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them by file and line, each once. */
    public List<Problem> sorted() {
        return found.stream().distinct().sorted(ORDER).toList();
    }

    /**
     * Ends here when there is any problem.
     *
     * @throws ConfigurationException with all of them
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw asException();
        }
    }

    public ConfigurationException asException() {
        return new ConfigurationException(sorted());
    }
}
