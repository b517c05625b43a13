package io.inlet.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the style of an HTML element says of its text.
 *
 * @param hidden nobody sees it
 * @param preformatted line ends count in it
 * @param borderless it has no border, where others have one
 */
record HtmlStyle(boolean hidden, boolean preformatted, boolean borderless) {
    static final HtmlStyle NONE = new HtmlStyle(false, false, false);

    private static final Pattern HIDDEN = Pattern.compile(
            "display:none|visibility:hidden|mso-hide:all|font-size:0(?![.1-9])|max-height:0(?![.1-9])|opacity:0(?![.1-9])");
    private static final Pattern PREFORMATTED =
            Pattern.compile("white-space\\s{0,9}:\\s{0,9}(?:pre|break-spaces)", Pattern.CASE_INSENSITIVE);

    static HtmlStyle of(String style) {
        String bare = HtmlText.SPACES.matcher(style.toLowerCase(Locale.ROOT)).replaceAll("");
        return new HtmlStyle(
                HIDDEN.matcher(bare).find(), PREFORMATTED.matcher(style).find(), bare.contains("border:none"));
    }
}
