package io.inlet.pipeline.door;

import io.inlet.settings.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose {@code X-Forwarded-For} is believed: addresses and networks ({@code 10.0.0.0/8, ::1}). The client is the right-most address that
 * is not itself a trusted proxy, since everything left of it could have been written by the client.
 */
final class TrustedProxies {
    private final List<Network> networks;

    TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
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
            if (!Network.isAddress(hop)) {
                break;
            }
            client = hop;
        }
        return client;
    }

    private boolean trusts(String address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
