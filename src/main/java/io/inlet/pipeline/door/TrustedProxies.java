package io.inlet.pipeline.door;

import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose {@code X-Forwarded-For} is believed: addresses and networks ({@code 10.0.0.0/8, ::1}). The client is the right-most address that
 * is not itself a trusted proxy, since everything left of it could have been written by the client.
 */
final class TrustedProxies {
    private record Network(byte[] address, int bits) {
        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks = new ArrayList<>();

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException naming what is no address or network
     */
    TrustedProxies(String setting) {
        for (String item : setting.split("[,\\s]+")) {
            if (!item.isEmpty()) {
                networks.add(network(item));
            }
        }
    }

    /** The client's address, given the peer's and the values of X-Forwarded-For in order. */
    String client(String peer, List<String> forwardedFor) {
        String client = peer;
        List<String> hops = new ArrayList<>();
        for (String value : forwardedFor) {
            hops.addAll(List.of(value.split(",")));
        }
        for (int index = hops.size() - 1; index >= 0 && trusts(client); index--) {
            String hop = hops.get(index).strip();
            if (address(hop) == null) {
                break;
            }
            client = hop;
        }
        return client;
    }

    private boolean trusts(String text) {
        byte[] address = address(text);
        return address != null && networks.stream().anyMatch(network -> network.holds(address));
    }

    private static Network network(String item) {
        int slash = item.indexOf('/');
        byte[] address = address(slash < 0 ? item : item.substring(0, slash));
        String bits = slash < 0 ? "" : item.substring(slash + 1);
        if (address == null || !bits.matches("[0-9]{0,3}") || slash > 0 && bits.isEmpty()) {
            throw new IllegalArgumentException("'" + item + "' is not an address or network such as 10.0.0.0/8");
        }
        int length = bits.isEmpty() ? address.length * 8 : Integer.parseInt(bits);
        if (length > address.length * 8) {
            throw new IllegalArgumentException(
                    "'" + item + "' has a prefix longer than its address of " + address.length * 8 + " bits");
        }
        return new Network(address, length);
    }

    /** The bytes of a literal address; IPv4 in IPv6 clothes counts as IPv4. Null for anything else: no name is ever looked up. */
    private static byte[] address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null || bytes.length != 16) {
            return bytes;
        }
        for (int index = 0; index < 12; index++) {
            if (bytes[index] != (index < 10 ? 0 : (byte) 0xff)) {
                return bytes;
            }
        }
        return new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]};
    }
}
