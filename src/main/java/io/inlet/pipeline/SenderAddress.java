package io.inlet.pipeline;

import io.inlet.settings.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Which addresses count as one sender. */
final class SenderAddress {
    /** Not reachable from outside (RFC 6890): this machine, or a proxy that the operator forgot to name, with everybody behind it. */
    private static final List<Network> INSIDE =
            Network.parseAll("127.0.0.0/8, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16,"
                    + " 169.254.0.0/16, 100.64.0.0/10, ::1/128, fc00::/7, fe80::/10");

    private SenderAddress() {}

    /** The IPv4 address, or the 64 bits of an IPv6 one that its holder cannot choose (RFC 6177); empty for those inside. */
    static Optional<String> of(String literal) {
        if (!Network.isAddress(literal) || INSIDE.stream().anyMatch(network -> network.holds(literal))) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            return Optional.of(HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, 8)));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
