package io.inlet.store;

import io.inlet.message.Mode;
import java.time.Duration;
import java.util.function.Function;

/**
 * Among which tickets a message's own is looked for: a trial in the sandbox never meets real tickets, nor one brand another's.
 *
 * @param windows how long after its last article a chat of an inbox goes on with its ticket
 */
record Scope(String brand, Mode mode, Function<String, Duration> windows) {}
