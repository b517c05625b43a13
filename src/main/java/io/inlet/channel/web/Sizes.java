package io.inlet.channel.web;

import io.inlet.settings.Size;
import io.inlet.settings.Texts;

/** Sizes as people read them: {@code 20 MB}, {@code 20 МБ}. */
public final class Sizes {
    private Sizes() {}

    public static String text(Size size, Texts texts) {
        String written = size.toString();
        String unit = written.replaceAll("[0-9]", "");
        return written.substring(0, written.length() - unit.length()) + "\u00a0" + texts.get("unit." + unit);
    }
}
