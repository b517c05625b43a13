package io.inlet.message;

import java.util.UUID;

/**
 * What capture did.
 *
 * @param id of the row that holds the message: for a repeat the row of the first delivery
 * @param repeated the same source key was captured before; nothing was kept but the count
 * @param group leased to the waiting caller; null when nobody waits or for a repeat
 */
public record Captured(UUID id, boolean repeated, Group group) {}
