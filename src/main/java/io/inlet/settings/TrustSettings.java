package io.inlet.settings;

import java.util.List;
import java.util.Set;

/** Whose word about the senders of e-mail counts, and which domains are ours. Nothing is judged while these are empty. */
public final class TrustSettings {
    /** The authserv-ids (RFC 8601, 2.5) of our own mail servers: the first word of their Authentication-Results. */
    public static final Setting<Set<String>> HOSTS = Setting.names("inlet.trust.hosts");

    /** Whether what these saw before a forwarder counts as well (RFC 8617), if our own server found the chain whole. */
    public static final Setting<Boolean> ARC = Setting.flag("inlet.trust.arc", "false");

    public static final Setting<Set<String>> OWN_DOMAINS = Setting.names("inlet.trust.own-domains");

    static final List<Setting<?>> ALL = List.of(HOSTS, ARC, OWN_DOMAINS);

    private TrustSettings() {}
}
