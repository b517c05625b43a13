package io.inlet.message;

import java.time.Duration;

/**
 * Limits of one claim.
 *
 * @param groups at most so many groups
 * @param bytes at most so many raw bytes together; the first group is given whatever its size
 * @param lease how long the claimer may work before another may take over, by the store's clock
 */
public record Claim(int groups, long bytes, Duration lease) {}
