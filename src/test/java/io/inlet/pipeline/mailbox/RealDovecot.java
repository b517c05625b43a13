package io.inlet.pipeline.mailbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A Dovecot of its own on the loopback, with one user whose mails lie as files in a Maildir: what a person does to a mail is done to a file.
 * Without Dovecot 2.3 the test is skipped.
 */
public final class RealDovecot implements AutoCloseable {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    static final String USER = "desk";
    static final String PASSWORD = "MARKED-SECRET-4711";
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Path POP3 = Path.of("/usr/lib/dovecot/pop3");

    final Path folder;
    final int imap;
    final int pop3;
    private final String options;
    private Process process;
    private int delivered;

    private RealDovecot(String options) throws IOException {
        this.options = options;
        this.folder = Files.createTempDirectory("dovecot-");
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket two = new ServerSocket(0)) {
            imap = one.getLocalPort();
            pop3 = two.getLocalPort();
        }
    }

    /** Of a gateway that reads its user's mailbox over IMAP; more may be put in. */
    Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "inlet.email.enabled",
                "true",
                "inlet.email.host",
                "127.0.0.1",
                "inlet.email.port",
                Integer.toString(imap),
                "inlet.email.security",
                "none",
                "inlet.email.user",
                USER,
                "inlet.email.password",
                PASSWORD));
    }

    /** @param options further lines of its configuration */
    public static RealDovecot start(String options) throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(PROGRAM) && Files.exists(POP3) && version().startsWith("2.3"),
                "no Dovecot 2.3 here; as root: apt-get install --no-install-recommends dovecot-imapd dovecot-pop3d");
        RealDovecot dovecot = new RealDovecot(options);
        try {
            dovecot.begin();
            return dovecot;
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            dovecot.close();
            throw failure;
        }
    }

    /** As {@link MailHost#imap}. */
    public static RealDovecot start() throws IOException, InterruptedException {
        return start("");
    }

    /** The Maildir of the user's INBOX; other folders lie in it, each with a dot before its name. */
    Path maildir() {
        return folder.resolve("home").resolve(USER).resolve("Maildir");
    }

    /** A mail that nobody has seen. */
    void put(String subject) throws IOException {
        put("INBOX", "From: ann@example.net\r\nTo: desk@example.org\r\nSubject: " + subject + "\r\n\r\nHello\r\n");
    }

    void put(String name, String text) throws IOException {
        write(name, text);
        own(maildir());
    }

    /** As a delivery would, but the server cannot read it before {@link #own}. */
    Path write(String name, String text) throws IOException {
        Path target = name.equals("INBOX") ? maildir() : maildir().resolve("." + name);
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(target.resolve(part));
        }
        Path file = target.resolve("tmp").resolve("%010d.%s.test".formatted(1_700_000_000 + delivered++, "M1"));
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return Files.move(file, target.resolve("new").resolve(file.getFileName()));
    }

    /** The subjects in a folder, oldest first; what is flagged as deleted is no longer there. */
    List<String> subjects(String name) {
        return files(name).stream().map(RealDovecot::subject).toList();
    }

    List<Path> files(String name) {
        Path target = name.equals("INBOX") ? maildir() : maildir().resolve("." + name);
        try (Stream<Path> files = Stream.of("cur", "new")
                .map(target::resolve)
                .filter(Files::isDirectory)
                .flatMap(RealDovecot::list)) {
            return files.sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String subject(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("Subject: "))
                    .findFirst()
                    .orElse("?")
                    .replace("Subject: ", "");
        } catch (IOException gone) {
            return "?";
        }
    }

    /** Runs one command of Dovecot's administration. */
    void administer(String... command) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of(
                                "/usr/bin/doveadm",
                                "-c",
                                folder.resolve("dovecot.conf").toString()),
                        Stream.of(command))
                .toList();
        Process run = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (run.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    void own(Path path) throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            try {
                new ProcessBuilder("chown", "-R", "nobody:nogroup", path.toString())
                        .start()
                        .waitFor();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void begin() throws IOException, InterruptedException {
        Files.createDirectories(maildir());
        own(folder.resolve("home"));
        new ProcessBuilder("chmod", "755", folder.toString()).start().waitFor();
        Files.writeString(folder.resolve("dovecot.conf"), configuration());
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .failFast("Dovecot ended", () -> !process.isAlive())
                .until(() -> answers(imap) && answers(pop3));
    }

    private String configuration() {
        boolean root = System.getProperty("user.name").equals("root");
        String user = root ? "nobody" : System.getProperty("user.name");
        String group = root ? "nogroup" : "$";
        return """
                base_dir = DIR/run
                state_dir = DIR/run
                log_path = DIR/log
                protocols = imap pop3
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                auth_mechanisms = plain login xoauth2 oauthbearer
                auth_failure_delay = 0
                mail_location = maildir:~/Maildir
                first_valid_uid = 1
                first_valid_gid = 1
                ROOT
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = IMAP
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service pop3-login {
                  chroot =
                  inet_listener pop3 {
                    port = POP3
                  }
                  inet_listener pop3s {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                  unix_listener anvil-auth-penalty {
                    mode = 0
                  }
                }
                passdb {
                  driver = static
                  mechanisms = plain login
                  args = password=PASSWORD
                }
                userdb {
                  driver = static
                  args = uid=USER GROUP home=DIR/home/%n allow_all_users=yes
                }
                OPTIONS
                """.replace("ROOT", root ? "" : "default_login_user = USER\ndefault_internal_user = USER\n")
                .replace("OPTIONS", options)
                .replace("DIR", folder.toString())
                .replace("IMAP", Integer.toString(imap))
                .replace("POP3", Integer.toString(pop3))
                .replace("PASSWORD", PASSWORD)
                .replace("GROUP", group.equals("$") ? "" : "gid=" + group)
                .replace("USER", user);
    }

    /** Asks the stand-in whether a token is good. */
    static String tokens(Path folder, String introspectUrl) {
        Path file = folder.resolve("oauth2.conf.ext");
        try {
            Files.writeString(
                    file,
                    "introspection_url = " + introspectUrl + "\nintrospection_mode = get\n"
                            + "username_attribute = username\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return "passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = " + file + "\n}\n";
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String version() throws IOException {
        Process run = new ProcessBuilder(PROGRAM.toString(), "--version").start();
        return new String(run.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
