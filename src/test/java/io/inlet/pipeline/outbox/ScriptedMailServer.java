package io.inlet.pipeline.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that does something at one of the commands before it answers, and hangs up at another. */
final class ScriptedMailServer implements AutoCloseable {
    static final String END = ".";
    private final ServerSocket server;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private volatile String cue = "";
    private volatile Runnable action = () -> {};
    private volatile String end = "";

    ScriptedMailServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread listener = new Thread(this::listen, "scripted-mail-server");
        listener.setDaemon(true);
        listener.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** What happens before a command that begins so is answered. */
    void at(String command, Runnable does) {
        action = does;
        cue = command;
    }

    /** Never answers a command that begins so, but hangs up. */
    void hangUpAt(String command) {
        end = command;
    }

    /** Those whose end was heard. */
    List<String> mails() {
        return mails;
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException gone) {
                Thread.yield(); // the next one may come
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(socket, "220 here");
        StringBuilder mail = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (mail != null && !line.equals(END)) {
                mail.append(line).append('\n');
                continue;
            }
            if (mail != null) {
                mails.add(mail.toString());
                mail = null;
            }
            if (!cue.isEmpty() && line.startsWith(cue)) {
                action.run();
            }
            if (!end.isEmpty() && line.startsWith(end)) {
                return;
            }
            if (line.equals("DATA")) {
                mail = new StringBuilder();
            }
            say(socket, line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 fine");
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
