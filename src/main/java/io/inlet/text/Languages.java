package io.inlet.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cheap guess at the language of a text: the script first, then letters and small words that only one language has. */
public final class Languages {
    private static final int ENOUGH = 8000;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
                    Set.of(
                            "the", "and", "you", "is", "are", "to", "of", "for", "with", "please", "have", "not",
                            "this", "hello"),
            "de",
                    Set.of(
                            "der", "die", "das", "und", "ist", "nicht", "ich", "sie", "mit", "für", "bitte", "ein",
                            "wir", "hallo"),
            "fr",
                    Set.of(
                            "le", "la", "les", "et", "est", "vous", "nous", "pas", "pour", "une", "des", "dans",
                            "bonjour", "je"),
            "es",
                    Set.of(
                            "el", "los", "las", "que", "por", "para", "con", "una", "usted", "hola", "está", "pero",
                            "gracias", "y"),
            "it",
                    Set.of(
                            "il", "che", "non", "per", "una", "con", "sono", "della", "grazie", "ciao", "di", "è",
                            "gli", "questo"),
            "pt",
                    Set.of(
                            "os",
                            "não",
                            "uma",
                            "para",
                            "com",
                            "você",
                            "obrigado",
                            "olá",
                            "do",
                            "da",
                            "está",
                            "em",
                            "seu",
                            "por"),
            "pl",
                    Set.of(
                            "nie", "jest", "się", "proszę", "dzień", "dobry", "na", "czy", "dla", "od", "że", "do",
                            "oraz", "jak"),
            "tr",
                    Set.of(
                            "ve",
                            "bir",
                            "bu",
                            "için",
                            "merhaba",
                            "değil",
                            "ile",
                            "da",
                            "de",
                            "lütfen",
                            "çok",
                            "var",
                            "teşekkürler",
                            "ben"),
            "nl",
                    Set.of(
                            "het", "een", "niet", "ik", "voor", "met", "zijn", "u", "van", "dat", "graag", "hallo",
                            "de", "en"),
            "cs",
                    Set.of(
                            "je", "se", "na", "že", "není", "prosím", "dobrý", "den", "pro", "jsem", "děkuji", "ale",
                            "jak", "to"));

    private static final List<String> UKRAINIAN = List.of("є", "ї", "ґ");

    /** The languages that each small word is of. */
    private static final Map<String, List<String>> LANGUAGES_OF = languagesOf();

    private Languages() {}

    private static Map<String, List<String>> languagesOf() {
        Map<String, List<String>> languages = new HashMap<>();
        SMALL_WORDS.forEach((language, small) -> small.forEach(word ->
                languages.computeIfAbsent(word, none -> new ArrayList<>()).add(language)));
        return languages;
    }

    /** ISO 639-1; null where too little is there to tell. */
    public static String guess(String text) {
        String sample = text.substring(0, Math.min(ENOUGH, text.length())).toLowerCase(Locale.ROOT);
        int cyrillic = 0;
        int latin = 0;
        int kana = 0;
        Map<Character.UnicodeScript, Integer> other = new HashMap<>();
        for (int index = 0; index < sample.length(); index++) {
            char letter = sample.charAt(index);
            if (letter < 128) {
                latin += letter >= 'a' && letter <= 'z' ? 1 : 0;
            } else if (letter >= 0x0400 && letter < 0x0530) {
                cyrillic++;
            } else if (Character.isLetter(letter)) {
                Character.UnicodeScript script = Character.UnicodeScript.of(letter);
                latin += script == Character.UnicodeScript.LATIN ? 1 : 0;
                kana += script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA
                        ? 1
                        : 0;
                other.merge(script, 1, Integer::sum);
            }
        }
        String foreign = foreign(other, kana, latin + cyrillic);
        if (foreign != null) {
            return foreign;
        }
        if (cyrillic >= 3 && cyrillic * 5 >= latin) {
            return cyrillicLanguage(sample);
        }
        String latinLanguage = latin < 3 ? null : latinLanguage(sample);
        return latinLanguage == null && cyrillic >= 3 ? cyrillicLanguage(sample) : latinLanguage;
    }

    private static String foreign(Map<Character.UnicodeScript, Integer> scripts, int kana, int alphabetic) {
        int han = scripts.getOrDefault(Character.UnicodeScript.HAN, 0);
        if ((han + kana) * 3 >= alphabetic && han + kana >= 2) {
            return kana > 0 ? "ja" : "zh";
        }
        Map<Character.UnicodeScript, String> languages = Map.of(
                Character.UnicodeScript.HANGUL, "ko",
                Character.UnicodeScript.ARABIC, "ar",
                Character.UnicodeScript.HEBREW, "he",
                Character.UnicodeScript.GREEK, "el",
                Character.UnicodeScript.GEORGIAN, "ka",
                Character.UnicodeScript.ARMENIAN, "hy",
                Character.UnicodeScript.THAI, "th");
        for (Map.Entry<Character.UnicodeScript, String> language : languages.entrySet()) {
            int letters = scripts.getOrDefault(language.getKey(), 0);
            if (letters >= 2 && letters * 3 >= alphabetic) {
                return language.getValue();
            }
        }
        return null;
    }

    private static String cyrillicLanguage(String text) {
        if (text.indexOf('ў') >= 0) {
            return "be";
        }
        if (text.chars().anyMatch(letter -> "әғқңөұүһ".indexOf(letter) >= 0)) {
            return "kk";
        }
        boolean ukrainian = UKRAINIAN.stream().anyMatch(text::contains);
        boolean russian = text.chars().anyMatch(letter -> "ыэъё".indexOf(letter) >= 0);
        if (ukrainian || !russian && text.indexOf('і') >= 0) {
            return russian && count(text, "ыэъё") > count(text, "єїґі") ? "ru" : "uk";
        }
        return "ru";
    }

    private static int count(String text, String letters) {
        return (int) text.chars().filter(letter -> letters.indexOf(letter) >= 0).count();
    }

    private static String latinLanguage(String text) {
        Map<String, Integer> hits = new HashMap<>();
        Matcher words = WORD.matcher(text);
        int read = 0;
        while (words.find() && read++ < 600) {
            for (String language : LANGUAGES_OF.getOrDefault(words.group(), List.of())) {
                hits.merge(language, 1, Integer::sum);
            }
        }
        return hits.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.comparing("en"::equals))))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
