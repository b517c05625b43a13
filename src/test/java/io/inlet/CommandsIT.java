package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.cli.InletCommand;
import io.inlet.store.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as an operator types them, alone and beside a running gateway. */
class CommandsIT {
    private static final int FINDINGS = 1;
    private static final int USAGE = 2;
    private static final int CONFIGURATION = 78;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern OPTION = Pattern.compile(" +(-h, |-V, |    )--[a-z-]+.*");
    private static final String NO_EVENT = "\u0000\u0001{";

    @TempDir
    Path home;

    @TempDir
    Path mails;

    /** What a command printed, and how it ended. */
    private record Ended(int code, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }

        String id() {
            Matcher id = ID.matcher(text());
            assertThat(id.find()).as(text()).isTrue();
            return id.group();
        }
    }

    @Test
    void initMakesAHomeInWhichCheckFindsNothing() throws IOException {
        Ended first = inHome("init", "email-sales", "web", "webhook");
        String written = Files.readString(home.resolve("config/application.properties"));
        Ended checked = inHome("check");
        Ended again = inHome("init", "email-sales", "web", "webhook");

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.lines()).contains("wrote routes/email-sales.camel.yaml", "wrote config/rules.yaml");
        assertThat(home.resolve("routes/email-sales.camel.yaml"))
                .content()
                .contains("{{inlet.email-sales.host}}")
                .doesNotContain("{{inlet.email.");
        assertThat(written)
                .contains("inlet.email-sales.enabled=false")
                .containsPattern("inlet.target.desk.secret=whsec_[A-Za-z0-9+/]{40,}");
        assertThat(checked.code()).as(checked.text()).isZero();
        assertThat(again.code()).isZero();
        assertThat(again.lines()).noneMatch(line -> line.startsWith("wrote") || line.startsWith("added"));
        assertThat(home.resolve("config/application.properties")).hasContent(written);
    }

    @Test
    void initAddsToAHomeThatIsThereAndKeepsWhatWasWritten() throws IOException {
        inHome("init", "email");
        Path settings = home.resolve("config/application.properties");
        Files.writeString(settings, "inlet.web.enabled=false\n");

        Ended added = inHome("init", "email-sales");

        assertThat(added.code()).isZero();
        assertThat(added.lines()).contains("added a section for email-sales to config/application.properties");
        assertThat(settings)
                .content()
                .startsWith("inlet.web.enabled=false\n")
                .contains("inlet.email-sales.enabled=false");
    }

    @Test
    void importsFilesFoldersAndMboxesOnceAndDeliversNothing() throws IOException {
        install();
        deskIsOn();
        Files.writeString(mails.resolve("one.eml"), mail("one"));
        Files.createDirectories(mails.resolve("Maildir/new"));
        Files.createDirectories(mails.resolve("Maildir/cur"));
        Files.createDirectories(mails.resolve("Maildir/tmp"));
        Files.writeString(mails.resolve("Maildir/new/1700000000.M1.host"), mail("two"));
        Files.writeString(mails.resolve("Maildir/cur/1700000001.M2.host:2,S"), mail("three"));
        Files.writeString(mails.resolve("Maildir/tmp/half"), "From: half");
        Files.writeString(
                mails.resolve("archive.mbox"),
                "From a@example.net Thu Jan  1 00:00:00 2026\n" + mail("four")
                        + "\nFrom b@example.net Thu Jan  1 00:00:01 2026\n" + mail("five"));

        Ended first = inHome("import", "--channel", "email", mails.toString());
        Ended again = inHome("import", "--channel", "email", mails.toString());
        Ended status = inHome("status");

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.lines()).contains("imported: {opened=5}");
        assertThat(again.code()).as(again.text()).isZero();
        assertThat(status.lines()).anySatisfy(line -> assertThat(line.split(" +"))
                .containsExactly("email", "email", "main", "10", "5", "0", "5", "0", "0", "0"));
        assertThat(status.lines()).noneMatch(line -> line.matches("target desk: queued [1-9].*"));
    }

    @Test
    void keepsAndShowsWhatCannotBeReadUntilSomebodyGivesItUp() throws Exception {
        install();
        phoneIsOn();
        try (LiveGateway gateway = new LiveGateway(home, Map.of())) {
            awaitParked(gateway);
            gateway.program.terminate();
        }

        Ended listed = inHome("parked", "list");
        String id = listed.id();
        Ended shown = inHome("parked", "show", id);
        Ended replayed = inHome("replay", "--parked");
        Ended discarded = inHome("parked", "discard", id, "--why", "noise");
        Ended unknown = inHome("parked", "discard", id, "--why", "noise");
        Ended empty = inHome("replay", "--parked");

        assertThat(listed.lines()).contains("1 parked");
        assertThat(shown.code()).isZero();
        assertThat(shown.text()).doesNotContain("\u0000", "\u0001").contains("\u00b7");
        assertThat(replayed.code()).isEqualTo(FINDINGS);
        assertThat(replayed.lines()).contains("1 replayed, 1 parked again");
        assertThat(discarded.code()).isZero();
        assertThat(unknown.code()).isEqualTo(FINDINGS);
        assertThat(unknown.lines()).contains(id + " is not parked");
        assertThat(empty.code()).isZero();
        assertThat(empty.lines()).contains("0 replayed, 0 parked again");
    }

    @Test
    void workBesideARunningGateway() throws Exception {
        install();
        String port = String.valueOf(freePort());
        Files.writeString(home.resolve("config/application.properties"), "inlet.management.port=" + port + "\n");
        phoneIsOn();
        Files.writeString(mails.resolve("one.eml"), mail("one"));
        assertThat(inHome("status").code()).isEqualTo(FINDINGS);

        try (LiveGateway gateway = new LiveGateway(home, Map.of("INLET_MANAGEMENT_PORT", port))) {
            awaitParked(gateway);
            Ended imported = inHome("import", "--channel", "email", mails.toString());
            Ended status = inHome("status");
            Ended listed = inHome("parked", "list");
            Ended released = inHome("parked", "release", listed.id());
            Ended replayed = inHome("replay", "--parked");
            Ended password = inHome("password");
            Ended nobody = inHome("password", "nobody");

            assertThat(imported.lines()).contains("imported: {opened=1}");
            assertThat(status.code()).as(status.text()).isZero();
            assertThat(status.lines())
                    .contains("The gateway is running and ready.")
                    .anySatisfy(line -> assertThat(line.split(" +"))
                            .containsExactly("email", "email", "main", "1", "1", "0", "0", "0", "0", "0"));
            assertThat(listed.lines()).contains("1 parked");
            assertThat(released.lines()).contains(listed.id() + " goes through the line again");
            assertThat(replayed.code()).isIn(0, FINDINGS); // the gateway may be at work on it
            assertThat(password.code()).isZero();
            String fresh = password.text().replaceFirst("(?s).*The password of admin is (\\S+) .*", "$1");
            assertThat(gateway.tryLogin("admin", gateway.password()).statusCode())
                    .isEqualTo(403);
            assertThat(gateway.tryLogin("admin", fresh).statusCode()).isEqualTo(303);
            assertThat(nobody.code()).isEqualTo(FINDINGS);
            gateway.program.terminate();
            assertThat(gateway.lines()).noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));
        }
    }

    @Test
    void statusLooksOnlyWhereThereIsNoDatabaseOrNoneThatAnswers() throws IOException {
        install();
        Ended empty = inHome("status");
        Ended parked = inHome("parked", "list");

        assertThat(empty.code()).as(empty.text()).isEqualTo(FINDINGS);
        assertThat(empty.lines())
                .contains("No gateway answers on this machine.")
                .anyMatch(line -> line.contains("there is no database in"));
        assertThat(parked.code()).as(parked.text()).isEqualTo(FINDINGS);
        assertThat(home.resolve("data")).doesNotExist();

        Files.writeString(
                home.resolve("config/application.properties"),
                "inlet.management.port=1\ninlet.database.url=jdbc:postgresql://127.0.0.1:1/inlet\ninlet.database.user=inlet\ninlet.database.password=x\n");
        Ended away = inHome("status");

        assertThat(away.code()).as(away.text()).isEqualTo(FINDINGS);
        assertThat(away.lines()).anyMatch(line -> line.contains("cannot be reached"));
    }

    @Test
    void noCommandBesideTheGatewayBringsASchemaUpToDate() throws IOException {
        install();
        try (TestDatabase blank = TestDatabase.blank()) {
            Files.writeString(
                    home.resolve("config/application.properties"),
                    "inlet.management.port=1\ninlet.database.url=%s\ninlet.database.user=%s\ninlet.database.password=%s\n"
                            .formatted(
                                    blank.address().url(),
                                    blank.address().user(),
                                    blank.address().password()));
            for (String[] command :
                    new String[][] {{"parked", "list"}, {"pause", "outgoing"}, {"replay", "--parked"}}) {
                Ended refused = inHome(command);
                assertThat(refused.code()).as(refused.text()).isEqualTo(CONFIGURATION);
                assertThat(refused.text()).contains("holds no tables of Inlet yet");
            }
            assertThat(inHome("status").text()).contains("holds no tables of Inlet yet");
        }
    }

    @Test
    void saysWhichPartOfARunningGatewayDoesNotWork() throws Exception {
        install();
        String port = String.valueOf(freePort());
        try (Gossip imap = Gossip.imap()) {
            Files.writeString(home.resolve("config/application.properties"), """
                    inlet.management.port=%s
                    inlet.email.enabled=true
                    inlet.email.host=127.0.0.1
                    inlet.email.port=%s
                    inlet.email.security=none
                    inlet.email.user=support
                    inlet.email.password=secret-4711
                    """.formatted(port, imap.port()));
            try (LiveGateway gateway = new LiveGateway(home, Map.of("INLET_MANAGEMENT_PORT", port))) {
                gateway.program.awaitLine(line -> line.contains("check user and password"));

                Ended status = inHome("status");
                assertThat(status.code()).isEqualTo(FINDINGS);
                assertThat(status.lines())
                        .contains("! Mailbox email does not let Inlet in [mailbox-refused]")
                        .anyMatch(line -> line.matches(" +support@127\\.0\\.0\\.1.*"))
                        .anyMatch(line -> line.matches("  Since .*"))
                        .anyMatch(line -> line.matches("  What to do: .*password.*"))
                        .anyMatch(line -> line.matches("mailbox:email +does not work, last read .*"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no-such-command",
                "init",
                "init pigeon",
                "import --channel email",
                "import --channel pigeon .",
                "import --channel email no-such-file.eml",
                "import .",
                "parked",
                "parked show",
                "parked show no-id",
                "parked discard 00000000-0000-7000-8000-000000000000",
                "replay",
                "status --no-such-option",
                "pause",
                "run --home",
            })
    void endWithTheCodeOfUsageWhenTypedWrongly(String typed) {
        StringWriter said = new StringWriter();
        CommandLine line = InletCommand.line(Inlet.mappers()).setErr(new PrintWriter(said));

        assertThat(line.execute(typed.isEmpty() ? new String[0] : typed.split(" ")))
                .as(typed)
                .isEqualTo(USAGE);
        assertThat(said.toString()).isNotBlank().doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void helpInTheLanguageAskedFor(String language) {
        List<String> commands = new ArrayList<>(List.of(
                "run",
                "init",
                "demo",
                "check",
                "status",
                "parked",
                "parse",
                "import",
                "replay",
                "password",
                "parked list",
                "parked show",
                "parked release",
                "parked discard"));
        for (String command : commands) {
            Ended help = run(Map.of("INLET_LANG", language), (command + " --help").split(" "));

            assertThat(help.code()).as(command).isZero();
            assertThat(help.lines().get(0)).as(command).matches(".*\\p{L}{3}.*").satisfies(spoken(language));
            assertThat(help.text()).as(command).doesNotContain(".usage.", "inlet." + command.replace(' ', '.') + ".");
            assertThat(descriptions(help.lines())).as(help.text()).isNotEmpty().allSatisfy(spoken(language));
        }
    }

    private static Consumer<String> spoken(String language) {
        return text -> assertThat(text).containsPattern(language.equals("ru") ? "[а-яё]{3}" : "[a-z]{3}");
    }

    /** What is said of each option, on its line and those below it. */
    private static List<String> descriptions(List<String> help) {
        List<String> descriptions = new ArrayList<>();
        for (String line : help) {
            if (OPTION.matcher(line).matches()) {
                descriptions.add(line.replaceFirst(" +(-h, |-V, |    )--[a-z-]+(=\\S+)?", ""));
            } else if (!descriptions.isEmpty() && line.startsWith("        ")) {
                descriptions.add(descriptions.remove(descriptions.size() - 1) + line);
            }
        }
        return descriptions;
    }

    private Ended inHome(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return run(Map.of(), all.toArray(String[]::new));
    }

    private static Ended run(Map<String, String> environment, String... arguments) {
        try (Program program = Program.start(List.of("-XX:TieredStopAtLevel=1"), environment, arguments)) {
            return new Ended(program.exitCode(), program.lines());
        }
    }

    private void install() throws IOException {
        new Distribution(Path.of("")).copyTo(home, "config", "routes", "connectors");
        Files.writeString(home.resolve("config/application.properties"), "inlet.management.port=1\n");
    }

    private void phoneIsOn() throws IOException {
        Path settings = home.resolve("config/application.properties");
        Files.writeString(
                settings,
                Files.readString(settings) + "inlet.phone.enabled=true\ninlet.phone.secret=" + CallCentre.KEY + "\n");
    }

    /** A call centre tells, signed, what is no event. */
    private void awaitParked(LiveGateway gateway) throws Exception {
        assertThat(new CallCentre(gateway.publicUrl()).generic(NO_EVENT).statusCode())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> inHome("parked", "list").lines().contains("1 parked"));
    }

    private void deskIsOn() throws IOException {
        Path targets = home.resolve("config/targets.yaml");
        Files.writeString(targets, Files.readString(targets).replaceFirst("enabled: false", "enabled: true"));
        Files.writeString(
                home.resolve("config/application.properties"),
                "inlet.management.port=1\ninlet.target.desk.secret=whsec_aW5sZXQtZGVtby1zaWduaW5nLWtleS0wMTIzNDU2Nzg5\n",
                StandardCharsets.UTF_8);
    }

    private static String mail(String name) {
        return "From: " + name + "@example.net\nTo: desk@example.org\nMessage-ID: <" + name
                + "@example.net>\nDate: Thu, 1 Jan 2026 10:00:00 +0000\nSubject: " + name + "\n\nHello, " + name + "\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
