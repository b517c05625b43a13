package io.inlet;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes each mail, and never says so while it is told to keep silent. */
public final class SmtpStandIn implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    public SmtpStandIn() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread listener = new Thread(this::listen, "smtp-stand-in");
        listener.setDaemon(true);
        listener.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    void silent(boolean keeps) {
        silent = keeps;
    }

    List<String> commands() {
        return commands;
    }

    public List<String> mails() {
        return mails;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread talk = new Thread(() -> talk(socket), "smtp-stand-in-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket open) {
        try (Socket socket = open) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            say(socket, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                if (line.equals("DATA")) {
                    say(socket, "354 go on");
                    StringBuilder mail = new StringBuilder();
                    String text = in.readLine();
                    for (; text != null && !text.equals("."); text = in.readLine()) {
                        mail.append(text).append('\n');
                    }
                    if (text == null) {
                        throw new EOFException("cut off inside a mail, which is not taken then");
                    }
                    mails.add(mail.toString());
                    if (!silent) {
                        say(socket, "250 taken");
                    }
                } else {
                    say(socket, line.equals("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (IOException gone) {
            commands.add("(gone)");
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
