package io.inlet.dispatch.reply;

import io.inlet.dispatch.TargetOptions;
import java.net.URI;

/**
 * What a bot needs beside what all targets have.
 *
 * @param proxy an HTTP proxy; null: none
 */
public record BotOptions(URI proxy) implements TargetOptions {}
