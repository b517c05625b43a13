package io.inlet.text;

import java.util.Locale;

/** How much a decoded text looks like written Russian, so that bytes of an unknown charset can be read the most likely way. */
final class Cyrillic {
    /** The likeness of plain Russian: none is more. */
    static final double PLAIN = 1;

    private static final String FREQUENT = "оеаинтсрвлкмдпу";

    private static final String FREQUENT_CAPITALS = FREQUENT.toUpperCase(Locale.ROOT);

    private static final String VOWELS = "аеёиоуыэюяіїє";

    private Cyrillic() {}

    /** From about -2 (nonsense) to 1 (plain Russian), over what is not ASCII; 0 for text that is all ASCII. */
    static double likeness(String text) {
        double points = 0;
        int seen = 0;
        char before = ' ';
        for (int index = 0; index < text.length() && seen < 4000; index++) {
            char letter = text.charAt(index);
            if (letter > 127) {
                seen++;
                points += points(letter, before);
            }
            before = letter;
        }
        return seen == 0 ? 0 : points / seen;
    }

    /**
     * Whether the Cyrillic letters can be words: vowels among them as in speech, and Latin letters not grown together with them, as
     * misread umlauts do.
     */
    static boolean isPlausible(String text) {
        int letters = 0;
        int vowels = 0;
        int grownTogether = 0;
        char before = ' ';
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean cyrillic = isCyrillic(letter);
            if (cyrillic) {
                letters++;
                vowels += VOWELS.indexOf(Character.toLowerCase(letter)) >= 0 ? 1 : 0;
            }
            if (cyrillic && isLatin(before) || isCyrillic(before) && isLatin(letter)) {
                grownTogether++;
            }
            before = letter;
        }
        return letters > 1 && vowels * 5 >= letters && vowels * 4 <= letters * 3 && grownTogether * 4 <= letters;
    }

    private static boolean isCyrillic(char letter) {
        return letter >= 0x0400 && letter < 0x0500;
    }

    private static boolean isLatin(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }

    private static double points(char letter, char before) {
        if (letter >= 'а' && letter <= 'я' || letter == 'ё' || "іїєґ".indexOf(letter) >= 0) {
            return FREQUENT.indexOf(letter) >= 0 ? 1 : 0.6;
        }
        if (letter >= 'А' && letter <= 'Я' || letter == 'Ё' || "ІЇЄҐ".indexOf(letter) >= 0) {
            boolean insideWord = Character.isLowerCase(before);
            return insideWord ? -2 : FREQUENT_CAPITALS.indexOf(letter) >= 0 ? 0.8 : 0.4;
        }
        return "\u00A0«»—–№„“”…•°\u2019".indexOf(letter) >= 0 ? 0.3 : -1.5;
    }

    /** The same for Western European letters: single ones among many of ASCII. */
    static double westernLikeness(String text) {
        int beyond = 0;
        int run = 0;
        int longest = 0;
        int strange = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter > 127) {
                beyond++;
                run++;
                longest = Math.max(longest, run);
                if (!Character.isLetter(letter) && "\u00A0«»—–„“”…•°\u2019€".indexOf(letter) < 0) {
                    strange++;
                }
            } else {
                run = 0;
            }
        }
        return beyond == 0 ? 0 : (longest <= 2 ? 1 : longest == 3 ? 0.3 : -1) - (double) strange / beyond;
    }
}
