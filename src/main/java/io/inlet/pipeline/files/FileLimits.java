package io.inlet.pipeline.files;

import io.inlet.settings.Size;
import java.time.Duration;

/**
 * What is taken, and for how long it is tried.
 *
 * @param size a larger file is refused
 * @param window after so long, and a few attempts, a file that cannot be had is given up
 */
public record FileLimits(Size size, Duration window) {}
