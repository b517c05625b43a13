package io.inlet.console;

import java.time.Clock;

/**
 * How the management listener listens: plain HTTP, on loopback or behind a proxy that speaks TLS.
 *
 * @param bind an address or host name of this machine; loopback unless an operator says otherwise
 * @param port 0: any free one
 * @param version of the program, for the about page
 * @param clock its zone is the one that times are shown in
 */
public record ManagementOptions(String bind, int port, String version, Clock clock) {
    /** Plain HTTP on loopback, on any free port. */
    public static ManagementOptions loopback(String version) {
        return new ManagementOptions("127.0.0.1", 0, version, Clock.systemDefaultZone());
    }

    public ManagementOptions at(String address, int newPort) {
        return new ManagementOptions(address, newPort, version, clock);
    }
}
