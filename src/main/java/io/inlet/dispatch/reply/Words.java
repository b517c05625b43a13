package io.inlet.dispatch.reply;

/** Words of customers on their way into what they are told: never more than words. */
final class Words {
    private Words() {}

    /** On one line, without anything that is not shown, at most so long. */
    static String line(String text, int longest) {
        String line = text == null
                ? ""
                : text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\u2028\\u2029]+", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
        return cut(line, longest);
    }

    /** The beginning of a text, never ending within a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }
}
