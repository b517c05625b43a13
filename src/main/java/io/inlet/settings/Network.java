package io.inlet.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An address or a network in CIDR notation (RFC 4632): {@code 10.0.0.0/8}, {@code ::1}. Names are never looked up. */
public final class Network {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException naming what is no network */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + text + "' is not an address or network such as 10.0.0.0/8"));
        String bits = slash < 0 ? String.valueOf(address.length * 8) : text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > address.length * 8) {
            throw new IllegalArgumentException(
                    "'" + text + "' needs a prefix of 0 to " + address.length * 8 + " bits after the slash");
        }
        return new Network(address, Integer.parseInt(bits));
    }

    /** Networks with commas or blanks between them. */
    public static List<Network> parseAll(String text) {
        return Stream.of(text.split("[,\\s]+"))
                .filter(item -> !item.isEmpty())
                .map(Network::parse)
                .toList();
    }

    /** Whether an address is a literal one and of this network. */
    public boolean holds(String literal) {
        return address(literal).filter(this::holds).isPresent();
    }

    public static boolean isAddress(String literal) {
        return address(literal).isPresent();
    }

    private boolean holds(byte[] other) {
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

    /** Of IPv4 in IPv6 clothes the four bytes, as Java's own reading gives them. */
    private static Optional<byte[]> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
