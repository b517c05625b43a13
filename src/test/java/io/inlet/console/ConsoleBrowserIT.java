package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.inlet.account.Role;
import io.inlet.message.Pause;
import io.inlet.ticket.Balance;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages in a real Chromium. Skipped where there is none; .ci/run installs it. */
class ConsoleBrowserIT {
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final List<String> canary = new CopyOnWriteArrayList<>();
    private TestConsole console;
    private HttpServer elsewhere;
    private Browser browser;
    private Ticket ticket;

    @BeforeAll
    static void needsABrowser() {
        assumeTrue(
                Browser.missing().isEmpty(),
                () -> "no browser: " + Browser.missing().orElse(""));
    }

    @BeforeEach
    void begin() throws Exception {
        console = new TestConsole();
        console.user("anna", Role.OPERATOR);
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            canary.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        elsewhere.start();
        ticket = Samples.ticket(104520, "Принтер <script>document.title='x'</script>", Status.OPEN, Priority.P1);
        StoredAttachment picture = Samples.attachment("screen.png", "image/png", PICTURE, "screen");
        console.line.bytes.put(picture.id(), PICTURE);
        console.line.tickets.add(Samples.details(ticket, Samples.article("Не печатает", attack(), picture)));
        console.line.parked.add(Samples.parked("<script>document.title='hit'</script>"));
        browser = Browser.open("en", 1200, 900);
    }

    @AfterEach
    void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
        elsewhere.stop(0);
        console.close();
    }

    @Test
    void logsInAndFindsATicketByItsNumber() {
        browser.go(console.uri("/console/tickets"));
        assertThat(browser.place()).startsWith("/console/login");

        login();

        assertThat(browser.place()).isEqualTo("/console/tickets");
        assertThat(browser.count("table.tickets tbody tr")).isEqualTo(1);
        browser.type("[name=q]", "№ " + ticket.number().text().replace("-", " "));
        browser.click("form.filters button");
        soon().until(() ->
                browser.place().equals("/console/tickets/" + ticket.number().text()));
        assertThat(browser.text("h1")).isEqualTo(ticket.subject());
        assertThat(browser.text(".article .text")).isEqualTo("Не печатает");
        assertThat(browser.text(".history")).contains("Priority from impact and urgency");
    }

    @Test
    void runsNothingAndLoadsNothingOfAHostileMail() {
        browser.go(console.uri("/console/tickets/" + ticket.number().text()));
        login();
        browser.go(console.uri("/console/tickets/" + ticket.number().text()));
        String title = browser.title();

        browser.click("details.html summary");
        browser.enterFrame("details.html iframe");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> browser.count("#end, p") > 0);

        assertThat(browser.text("body")).contains("Hello from the mail", "[tracker]");
        assertThat(browser.count("script, iframe, form, object, svg, a, style ~ style"))
                .isZero();
        assertThat(browser.run("return document.querySelector('img').naturalWidth")
                        .intValue())
                .isEqualTo(1);
        assertThat(browser.run("return self.origin").textValue()).isEqualTo("null");
        browser.leaveFrame();
        assertThat(browser.title()).isEqualTo(title).doesNotContain("hit");
        assertThat(canary).isEmpty();
    }

    @Test
    void runsNothingEvenWhenTheHostileMarkupIsInTheFrameItself() {
        browser.go(console.uri("/console/tickets"));
        login();
        String frame = "/console/tickets/" + ticket.number().text() + "/html/"
                + console.line.tickets.get(0).articles().get(0).id();
        browser.go(console.uri(frame));

        assertThat(browser.text("body")).contains("Hello from the mail");
        assertThat(browser.run("const s = document.createElement('script'); s.textContent = 'document.title = \"hit\"';"
                                + " document.body.append(s); return document.title")
                        .textValue())
                .doesNotContain("hit");
        assertThat(canary).isEmpty();
    }

    @Test
    void releasesAParkedMessage() {
        browser.go(console.uri("/console/parked"));
        login();

        browser.click("table.parked a");
        soon().until(() -> browser.text("pre.bytes").contains("<script>"));
        browser.click("form[action$=release] button");

        soon().until(() -> browser.text(".note.ok").startsWith("Released"));
        assertThat(console.line.acts).containsExactly("released by user:anna");
    }

    @Test
    void pausesAChannelWithAReasonAndResumesIt() throws IOException {
        console.line.sheet = new Balance.Sheet(
                List.of(new Balance.Line("email", "main", "support", 1, 1, 0, 0, 0, 0, 0)), List.of(), 0, 0);
        browser.go(console.uri("/console/channels"));
        login();
        browser.go(console.uri("/console/channels"));
        assertThat(browser.text("details.pauser summary")).isEqualTo("Pause: Channel email");

        browser.click("details.pauser summary");
        browser.type("details.pauser [name=why]", "a flood of <b>old</b> mail");
        picture("pause-open");
        browser.click("details.pauser button");

        soon().until(() -> browser.text(".note.ok").startsWith("Paused"));
        assertThat(browser.place()).startsWith("/console/channels");
        assertThat(browser.text(".pauser.paused")).contains("anna", "a flood of <b>old</b> mail");
        assertThat(console.line.pauses.get("channel:email").why())
                .isEqualTo(Pause.ordered("anna", "a flood of <b>old</b> mail"));
        picture("pause-paused");

        browser.click(".pauser.paused button");
        soon().until(() -> browser.text(".note.ok").startsWith("It goes on"));
        assertThat(console.line.pauses).isEmpty();
    }

    @Test
    void pausesAllAnswersAndATargetInRussian() throws IOException {
        console.line.sheet =
                new Balance.Sheet(List.of(), List.of(new Balance.Target("desk", 3, 2, 1, 0, 0, null)), 0, 0);
        browser.go(console.uri("/console/targets?lang=ru"));
        login();
        browser.go(console.uri("/console/targets?lang=ru"));

        browser.click("details.pauser summary");
        browser.type("form:has([value=outgoing]) [name=why]", "петля с другой машиной");
        browser.click("form:has([value=outgoing]) button");
        soon().until(() -> browser.text(".note.ok").startsWith("Приостановлено"));
        browser.click("details.pauser summary");
        browser.type("details.pauser [name=why]", "работы у получателя");
        picture("pause-targets-ru");
        browser.click("details.pauser button");
        soon().until(() -> console.line.pauses.size() == 2);

        assertThat(console.line.pauses).containsOnlyKeys("outgoing", "target:desk");
    }

    /** Kept for whoever wants to look, when a folder is named. */
    private void picture(String name) throws IOException {
        String folder = System.getProperty("inlet.pictures", "");
        if (!folder.isEmpty()) {
            Files.write(Path.of(folder, name + ".png"), browser.picture());
        }
    }

    @Test
    void speaksRussianAndRemembersIt() {
        browser.go(console.uri("/console/"));
        console.line.sheet = new Balance.Sheet(
                List.of(new Balance.Line("email", "main", "support", 1, 0, 0, 0, 0, 1, 0)), List.of(), 0, 0);
        login();
        assertThat(browser.text("h1")).isEqualTo("Needs attention: 1");

        browser.click(".self a[hreflang=ru]");
        soon().until(() -> browser.text("h1").startsWith("Требует внимания"));
        browser.go(console.uri("/console/tickets"));

        assertThat(browser.text("h1")).isEqualTo("Заявки");
    }

    @Test
    void fitsANarrowScreen() {
        browser.go(console.uri("/console/tickets"));
        login();
        browser.resize(360, 800);
        for (String path : List.of(
                "/console/",
                "/console/tickets",
                "/console/tickets/" + ticket.number().text(),
                "/console/channels",
                "/console/parked",
                "/console/targets")) {
            browser.go(console.uri(path));

            assertThat(browser.run("return document.documentElement.scrollWidth")
                            .intValue())
                    .as(path)
                    .isLessThanOrEqualTo(360);
        }
    }

    private void login() {
        browser.type("[name=name]", "anna");
        browser.type("[name=password]", TestConsole.PASSWORD);
        browser.click("form.login button");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.count("form[action='/console/logout']") == 1);
    }

    private String attack() {
        String canaryUrl = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
        return """
                <p id="end">Hello from the mail</p><script>document.title='hit';fetch('URL/script')</script>
                <img src="x" onerror="document.title='hit'"><img src="URL/pixel.gif" alt="tracker"><img src="cid:screen">
                <svg onload="fetch('URL/svg')"><script>document.title='hit'</script></svg>
                <style>body{background:url(URL/style)}</style><link rel="stylesheet" href="URL/link">
                <iframe src="URL/frame"></iframe><object data="URL/object"></object><form action="URL/form"><button>x</button></form>
                <a href="javascript:document.title='hit'">a</a><meta http-equiv="refresh" content="0;url=URL/refresh">
                <p style="background:url(URL/inline)" onmouseover="fetch('URL/over')">b</p><base href="URL/">
                """.replace("URL", canaryUrl);
    }

    /** A click may return before the page that it leads to is there, and what stood on the old page is gone meanwhile. */
    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions();
    }
}
