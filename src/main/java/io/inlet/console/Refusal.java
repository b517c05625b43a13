package io.inlet.console;

/** Says on a page why somebody is not let in, or what went wrong. */
@FunctionalInterface
interface Refusal {
    Answer page(Call call, int status, String key, Object... arguments);
}
