package io.inlet.message;

/**
 * What an inbox is for. SANDBOX: tickets are marked, never delivered, never counted in reports, erased after a while. SHADOW: read without
 * moving or flagging anything at the source, no answers, no deliveries.
 */
public enum Mode {
    LIVE,
    SANDBOX,
    SHADOW
}
