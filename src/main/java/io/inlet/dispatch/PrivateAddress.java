package io.inlet.dispatch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** Addresses that the outside cannot have: a call there would reach something of our own (server-side request forgery). */
public final class PrivateAddress {
    private PrivateAddress() {}

    /** Loopback, link-local (cloud metadata), private (RFC 1918), shared (RFC 6598), unique local (RFC 4193), multicast, unspecified. */
    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        boolean zero = bytes.length == 4 && bytes[0] == 0;
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || shared
                || zero
                || uniqueLocal
                || embedded(bytes);
    }

    /** Whether a host as it is written is one of them: a literal address or a name of this machine. Other names are not looked up. */
    static boolean written(String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        if (plain.equals("localhost") || plain.endsWith(".localhost")) {
            return true;
        }
        if (!plain.startsWith("[") && !plain.matches("[0-9.]+")) {
            return false;
        }
        try {
            return is(InetAddress.getByName(plain));
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    /** IPv4 inside IPv6: NAT64 (RFC 6052, 64:ff9b::/96) and 6to4 (RFC 3056, 2002::/16); Java unwraps the mapped form itself. */
    private static boolean embedded(byte[] bytes) {
        if (bytes.length != 16) {
            return false;
        }
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        int at = nat64 ? 12 : 2;
        try {
            return (nat64 || sixToFour)
                    && is(InetAddress.getByAddress(
                            new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]}));
        } catch (UnknownHostException impossible) {
            return true;
        }
    }
}
