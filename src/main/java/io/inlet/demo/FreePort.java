package io.inlet.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port to listen on: the usual one when nobody has it. */
final class FreePort {
    private FreePort() {}

    static int orAny(int usual) {
        try (ServerSocket socket = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
