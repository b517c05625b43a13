package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.account.Role;
import io.inlet.message.Pause;
import io.inlet.message.Reason;
import io.inlet.ticket.Balance;
import io.inlet.ticket.ParkedQueue;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.Ticket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsolePagesIT {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final TestConsole console = new TestConsole();
    private final Ticket ticket = Samples.ticket(104520, "Принтер <b>не печатает</b>", Status.OPEN, Priority.P1);
    private final ParkedQueue.Entry entry = Samples.parked("<script>garbage</script>\u0000\u202e");

    @BeforeEach
    void begin() {
        console.line.tickets.add(Samples.details(ticket, Samples.article("Не печатает", "<p>Не печатает</p>")));
        console.line.parked.add(entry);
        console.line.sheet = new Balance.Sheet(
                List.of(new Balance.Line("email", "main", "support", 10, 4, 2, 1, 1, 1, 1)),
                List.of(new Balance.Target("desk", 6, 3, 1, 1, 1, "target-refused-authentication[401]")),
                0,
                0);
        console.line.paused.put("desk", Reason.of("target-refused-authentication", "401"));
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void showsEveryPageInBothLanguagesWithEveryTextAndAStrictPolicy() throws Exception {
        String session = console.login("anna", Role.ADMIN);
        for (String path : List.of(
                "/console/",
                "/console/tickets",
                "/console/tickets/" + ticket.number().text(),
                "/console/channels",
                "/console/parked",
                "/console/parked/" + entry.raw().id(),
                "/console/targets",
                "/console/accounts",
                "/console/about")) {
            for (String language : List.of("en", "ru")) {
                HttpResponse<String> page = console.get(path, "Cookie", session, "Accept-Language", language);

                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body())
                        .as(path)
                        .contains("lang=\"" + language + "\"")
                        // a text that does not exist is shown by its key
                        .doesNotContainPattern(
                                ">(nav|ticket|parked|search|accounts|targets|alarm|hits|about|item)\\.[a-z-]+")
                        .doesNotContain("<b>не печатает</b>", "<script>garbage", "style=\"", "onclick");
                assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
                assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            }
        }
    }

    @Test
    void showsTheEquationAndAnAlarmWhenItDoesNotHold() throws Exception {
        String session = console.login("anna", Role.VIEWER);
        String holding = console.get("/console/channels", "Cookie", session).body();
        console.line.sheet = new Balance.Sheet(
                List.of(new Balance.Line("email", "main", "support", 13, 4, 2, 1, 1, 1, 1)), List.of(), 0, 0);

        String broken = console.get("/console/channels", "Cookie", session).body();

        assertThat(holding).contains("adds up").doesNotContain("does not add up:");
        assertThat(broken).contains("does not add up: 3 unaccounted for", "class=\"card alarm\"");
    }

    @Test
    void saysWhatDoesNotWorkWhyAndWhomItHits() throws Exception {
        String session = console.login("anna", Role.VIEWER);
        console.parts.set(1, Part.down("mailbox:support", Reason.of("malformed", "a reason")));

        String page = console.get("/console/", "Cookie", session, "Accept-Language", "en")
                .body();

        assertThat(page)
                .contains("Needs attention", "Mailbox support cannot be read", "a reason")
                .contains("Hits everybody who writes to: support", "since ");
    }

    @Test
    void goesStraightToTheTicketWhoseNumberIsSearched() throws Exception {
        String session = console.login("anna", Role.VIEWER);

        HttpResponse<String> found =
                console.get("/console/tickets?q=" + ticket.number().text().replace("-", "%20"), "Cookie", session);

        assertThat(found.statusCode()).isEqualTo(303);
        assertThat(found.headers().firstValue("Location"))
                .hasValue("/console/tickets/" + ticket.number().text());
    }

    @Test
    void remembersTheChosenLanguage() throws Exception {
        HttpResponse<String> chosen = console.get("/console/login?lang=ru", "Accept-Language", "en");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElse("");
        List<String> cookies = chosen.headers().allValues("Set-Cookie");

        assertThat(chosen.body()).contains("Войти");
        assertThat(cookies).as(cookie).anyMatch(one -> one.startsWith("inlet-language=ru;"));
        assertThat(console.get("/console/login", "Cookie", "inlet-language=ru").body())
                .contains("Войти");
    }

    @Test
    void releasesAndDiscardsWithTheFormsWordOnly() throws Exception {
        String session = console.login("anna", Role.OPERATOR);
        String path = "/console/parked/" + entry.raw().id();
        Matcher csrf = CSRF.matcher(console.get(path, "Cookie", session).body());
        assertThat(csrf.find()).isTrue();

        HttpResponse<String> forged = form(path + "/discard", "csrf=x&why=spam", session);
        HttpResponse<String> empty = form(path + "/discard", "csrf=" + csrf.group(1) + "&why=+", session);
        HttpResponse<String> right = form(path + "/discard", "csrf=" + csrf.group(1) + "&why=spam", session);

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(right.headers().firstValue("Location")).hasValue("/console/parked?done=discarded");
        assertThat(console.line.acts).containsExactly("discarded by user:anna: spam");
    }

    @Test
    void resumesAPausedTarget() throws Exception {
        String session = console.login("anna", Role.OPERATOR);
        Matcher csrf =
                CSRF.matcher(console.get("/console/targets", "Cookie", session).body());
        assertThat(csrf.find()).isTrue();

        HttpResponse<String> done = form("/console/targets/desk/resume", "csrf=" + csrf.group(1), session);

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(console.line.acts).containsExactly("resumed desk");
    }

    @Test
    void sendsAgainWhatIsParkedForATarget() throws Exception {
        String session = console.login("anna", Role.OPERATOR);
        Matcher csrf =
                CSRF.matcher(console.get("/console/targets", "Cookie", session).body());
        assertThat(csrf.find()).isTrue();

        HttpResponse<String> done = form("/console/targets/desk/release", "csrf=" + csrf.group(1), session);

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(console.line.acts).containsExactly("released for desk");
    }

    @Test
    void keepsViewersFromActingAndFromTheAccounts() throws Exception {
        String session = console.login("anna", Role.VIEWER);
        Matcher csrf = CSRF.matcher(console.get("/console/", "Cookie", session).body());
        assertThat(csrf.find()).isTrue();
        String path = "/console/parked/" + entry.raw().id();

        assertThat(form(path + "/release", "csrf=" + csrf.group(1), session).statusCode())
                .isEqualTo(403);
        assertThat(console.get(path + "/raw", "Cookie", session).statusCode()).isEqualTo(403);
        assertThat(console.get("/console/accounts", "Cookie", session).statusCode())
                .isEqualTo(403);
        assertThat(form("/console/pause", "what=outgoing&why=x&csrf=" + csrf.group(1), session)
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.line.pauses).isEmpty();
        assertThat(console.line.acts).isEmpty();
    }

    @Test
    void pausesOnlyWhatThereIsOnceWithAReasonAndByWhoeverMay() throws Exception {
        String session = console.login("anna", Role.OPERATOR);
        Matcher csrf =
                CSRF.matcher(console.get("/console/targets", "Cookie", session).body());
        assertThat(csrf.find()).isTrue();
        String mark = "&csrf=" + csrf.group(1);

        assertThat(form("/console/pause", "what=target:desk&why=x", session).statusCode())
                .isEqualTo(403);
        assertThat(form("/console/pause", "what=target:none&why=x" + mark, session)
                        .statusCode())
                .isEqualTo(404);
        assertThat(form("/console/pause", "what=target:desk&why=+" + mark, session)
                        .statusCode())
                .isEqualTo(400);
        assertThat(form("/console/resume", "what=target:desk" + mark, session).statusCode())
                .isEqualTo(404);
        assertThat(console.line.pauses).isEmpty();

        HttpResponse<String> done = form("/console/pause", "what=target:desk&why=a%0Ab" + mark, session);
        assertThat(done.headers().firstValue("Location")).contains("/console/targets?done=paused");
        assertThat(console.line.pauses.get("target:desk").why()).isEqualTo(Pause.ordered("anna", "a b"));
        assertThat(form("/console/pause", "what=target:desk&why=again" + mark, session)
                        .statusCode())
                .isEqualTo(409);
        assertThat(form("/console/resume", "what=target:desk" + mark, session).statusCode())
                .isEqualTo(303);
        assertThat(console.line.pauses).isEmpty();
    }

    @Test
    void endsTheSessionOfWhoGotAnotherPassword() throws Exception {
        String session = console.login("anna", Role.VIEWER);
        console.credentials.renew("anna");

        assertThat(console.get("/console/", "Cookie", session).statusCode()).isEqualTo(303);
    }

    @Test
    void issuesATokenThatTheApiTakesUntilItIsRevoked() throws Exception {
        String session = console.login("anna", Role.ADMIN);
        Matcher csrf =
                CSRF.matcher(console.get("/console/accounts", "Cookie", session).body());
        assertThat(csrf.find()).isTrue();

        String page = form("/console/accounts/tokens", "name=reports&role=viewer&csrf=" + csrf.group(1), session)
                .body();
        Matcher token = Pattern.compile("inlet_[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(token.find()).isTrue();
        String bearer = "Bearer " + token.group();
        int before = console.get("/api/v1/tickets", "Authorization", bearer).statusCode();
        String id = console.accounts.tokens().get(0).id().toString();
        form("/console/accounts/tokens/" + id + "/revoke", "csrf=" + csrf.group(1), session);

        assertThat(before).isEqualTo(200);
        assertThat(console.get("/api/v1/tickets", "Authorization", bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void staysUsableWhileTheStoreIsAway() throws Exception {
        String session = console.login("anna", Role.VIEWER);
        console.line.away = true;

        HttpResponse<String> overview = console.get("/console/", "Cookie", session, "Accept-Language", "en");
        HttpResponse<String> tickets = console.get("/console/tickets", "Cookie", session, "Accept-Language", "en");

        assertThat(overview.statusCode()).isEqualTo(200);
        assertThat(overview.body()).contains("The database does not answer");
        assertThat(tickets.statusCode()).isEqualTo(503);
        assertThat(tickets.body()).contains("Nothing is lost");
    }

    private HttpResponse<String> form(String path, String body, String session) throws Exception {
        return console.send("POST", path, body, "Cookie", session, "Content-Type", "application/x-www-form-urlencoded");
    }
}
