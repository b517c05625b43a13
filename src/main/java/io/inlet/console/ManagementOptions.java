package io.inlet.console;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How the management listener listens.
 *
 * @param bind an address or host name of this machine; loopback unless an operator says otherwise
 * @param port 0: any free one
 * @param certificate PEM chain for TLS; null: plain HTTP
 * @param key PEM private key of the certificate
 * @param version of the program, for the about page
 * @param clock its zone is the one that times are shown in
 */
public record ManagementOptions(String bind, int port, Path certificate, Path key, String version, Clock clock) {
    /** Plain HTTP on loopback, on any free port. */
    public static ManagementOptions loopback(String version) {
        return new ManagementOptions("127.0.0.1", 0, null, null, version, Clock.systemDefaultZone());
    }

    public ManagementOptions at(String address, int newPort) {
        return new ManagementOptions(address, newPort, certificate, key, version, clock);
    }

    /** With TLS of its own. */
    public ManagementOptions encrypted(Path newCertificate, Path newKey) {
        return new ManagementOptions(bind, port, newCertificate, newKey, version, clock);
    }

    boolean encrypted() {
        return certificate != null;
    }
}
