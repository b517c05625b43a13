package io.inlet.dispatch.reply;

import java.time.Duration;

/** How soon somebody answers, in the customer's words: {@code within 15 minutes}, {@code в течение 15 минут}. */
final class Promise {
    private Promise() {}

    /** @param within null: nothing certain is promised */
    static String words(Duration within, String language) {
        boolean russian = language.equals("ru");
        if (within == null || within.isZero()) {
            return russian ? "как можно скорее" : "as soon as we can";
        }
        long minutes = Math.max(1, within.plusSeconds(59).toMinutes());
        if (minutes % (24 * 60) == 0) {
            return words(minutes / (24 * 60), russian, "day", "дня", "дней");
        }
        if (minutes % 60 == 0) {
            return words(minutes / 60, russian, "hour", "часа", "часов");
        }
        return words(minutes, russian, "minute", "минуты", "минут");
    }

    /** In Russian the genitive follows: singular for 1, 21, 31, but not for 11. */
    private static String words(long count, boolean russian, String english, String one, String many) {
        if (!russian) {
            return "within " + count + " " + english + (count == 1 ? "" : "s");
        }
        boolean singular = count % 10 == 1 && count % 100 != 11;
        return "в течение " + count + " " + (singular ? one : many);
    }
}
