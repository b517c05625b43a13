package io.inlet.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * A regular expression of a rule (RE2 syntax): linear in the length of the text, bounded in size, blind to case. Where every way to match
 * needs some literal text, that is looked for first, which is a hundred times faster.
 */
final class BoundedPattern {
    static final int LONGEST = 500;
    private static final int LARGEST_PROGRAM = 1_000;

    /** An escape or flags in group 1, else any character. */
    private static final java.util.regex.Pattern PIECE =
            java.util.regex.Pattern.compile("(?s)(\\\\[pP]\\{[^}]*\\}|\\\\.|\\(\\?[a-zA-Z-]*)|.");

    private final Pattern pattern;
    private final List<String> literals;

    private BoundedPattern(Pattern pattern, List<String> literals) {
        this.pattern = pattern;
        this.literals = literals;
    }

    /**
     * Compiles it.
     *
     * @throws IllegalArgumentException with the cause in the words of RE2 when it is not an expression; with no message when it is too
     *     large
     */
    static BoundedPattern compile(String written) {
        if (written.length() > LONGEST) {
            throw new IllegalArgumentException();
        }
        String folded = fold(written);
        Pattern pattern;
        try {
            pattern = Pattern.compile(folded);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(broken.getDescription(), broken);
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw new IllegalArgumentException();
        }
        return new BoundedPattern(pattern, RequiredLiterals.of(folded));
    }

    /**
     * The expression for folded texts: small letters, ё as е, but escapes ({@code \S}, {@code \p{Lu}}) as they are. RE2/J is far quicker
     * with it than with its flag for any case, since it can look for the literal beginning of the expression.
     */
    private static String fold(String written) {
        StringBuilder folded = new StringBuilder();
        Matcher piece = PIECE.matcher(written);
        while (piece.find()) {
            folded.append(
                    piece.group(1) != null
                            ? piece.group()
                            : piece.group().toLowerCase(Locale.ROOT).replace('ё', 'е'));
        }
        return folded.toString();
    }

    /** Whether a folded text has a match anywhere. */
    boolean isIn(String text) {
        return (literals.isEmpty() || literals.stream().anyMatch(text::contains))
                && pattern.matcher(text).find();
    }
}
