package io.inlet.channel.web;

import io.inlet.settings.Size;
import io.inlet.settings.Texts;
import java.util.Arrays;

/**
 * What is wrong with one field of a post.
 *
 * @param field its name; {@link #WHOLE} for the post itself
 * @param code of the text {@code error.<code>} in {@code io/inlet/text/forms*.properties}
 */
public record FieldError(String field, String code, Object... arguments) {
    /** Stands for the post as a whole. */
    public static final String WHOLE = "";

    public String text(Texts texts) {
        Object[] shown = Arrays.stream(arguments)
                .map(argument -> argument instanceof Size size ? Sizes.text(size, texts) : argument)
                .toArray();
        return texts.get("error." + code, shown);
    }
}
