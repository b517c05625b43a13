package io.inlet.console;

import io.inlet.settings.Texts;
import java.text.NumberFormat;
import java.util.Locale;

/** Counts and sizes as persons read them. */
final class Numbers {
    private Numbers() {}

    static String count(long number, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    static String size(long bytes, Locale locale) {
        Texts texts = Texts.of("console", locale);
        if (bytes < 0) {
            return texts.get("size.unknown");
        }
        int power = bytes < 1 << 10 ? 0 : bytes < 1 << 20 ? 1 : bytes < 1 << 30 ? 2 : 3;
        double amount = bytes / Math.pow(1024, power);
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(power == 0 || amount >= 10 ? 0 : 1);
        return texts.get("size." + "BKMG".charAt(power), format.format(amount));
    }
}
