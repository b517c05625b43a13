package io.inlet.text;

import java.util.regex.Pattern;

/**
 * Whether an address says of itself that nobody reads what is sent there: {@code no-reply@}, {@code shop.donotreply+17@}, {@code
 * ne-otvechat@}.
 */
public final class NoReply {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[^@]*noreply|(?:[^@]*[^a-z@])?(?:no|not|do[-_.]?not|dont|ne)[-_.]?(?:repl(?:y|ies)|response|respond|otvecha))[^@]*@.*",
            Pattern.CASE_INSENSITIVE);

    private NoReply() {}

    public static boolean isIn(String address) {
        return ADDRESS.matcher(address).matches();
    }
}
