package io.inlet.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelLateFunctionBindings;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The functions on texts during the classification of one message: each text is folded once, however many rules look at it. */
final class TextFunctions {
    private final ConditionWords words;
    private final Map<String, FoldedText> folded = new IdentityHashMap<>();

    TextFunctions(ConditionWords words) {
        this.words = words;
    }

    CelLateFunctionBindings bindings() throws CelEvaluationException {
        return CelLateFunctionBindings.from(
                CelFunctionBinding.from("containsAny_text_words", String.class, List.class, this::containsAny),
                CelFunctionBinding.from("text_containsAny_words", String.class, List.class, this::containsAny),
                CelFunctionBinding.from("matches_text_pattern", String.class, String.class, this::matches),
                CelFunctionBinding.from("text_matches_pattern", String.class, String.class, this::matches));
    }

    private boolean containsAny(String text, List<?> sought) {
        FoldedText searched = folded(text);
        for (Object word : sought) {
            if (words.phrases().get((String) word).isIn(searched)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(String text, String pattern) {
        return words.patterns().get(pattern).isIn(folded(text).text());
    }

    private FoldedText folded(String text) {
        return folded.computeIfAbsent(text, FoldedText::of);
    }
}
