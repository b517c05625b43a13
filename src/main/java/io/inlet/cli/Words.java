package io.inlet.cli;

import io.inlet.message.Reason;
import io.inlet.settings.Texts;

/** Reasons in the terminal's language. */
final class Words {
    private static final Texts REASONS = Texts.of("reasons", Texts.terminal());

    private Words() {}

    static String of(Reason reason) {
        return REASONS.get(reason.code(), reason.arguments().toArray());
    }
}
