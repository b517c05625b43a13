package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.account.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginIT {
    private final TestConsole console = new TestConsole();

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void setsACookieThatScriptsAndOtherSitesNeverSee() throws Exception {
        console.user("anna", Role.VIEWER);

        HttpResponse<String> done = console.tryLogin("Anna", TestConsole.PASSWORD);

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("inlet-session=[A-Za-z0-9_-]{32}; Path=/console; HttpOnly; SameSite=Strict");
    }

    @Test
    void marksTheCookieSecureBehindATlsProxy() throws Exception {
        HttpResponse<String> page = console.get("/console/login", "X-Forwarded-Proto", "https");

        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).endsWith("; Secure");
    }

    @Test
    void refusesAFormThatIsNotOurs() throws Exception {
        console.user("anna", Role.VIEWER);

        HttpResponse<String> forged = console.send(
                "POST",
                "/console/login",
                "word=x&name=anna&password=" + TestConsole.PASSWORD,
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("inlet-session"));
    }

    @Test
    void makesWhoGuessesWaitEvenWithTheRightPassword() throws Exception {
        console.user("anna", Role.VIEWER);
        console.user("boris", Role.VIEWER);
        for (int i = 0; i < LoginGuard.FREE_TRIES; i++) {
            assertThat(console.tryLogin("anna", "wrong-password").statusCode()).isEqualTo(403);
        }

        HttpResponse<String> locked = console.tryLogin("anna", TestConsole.PASSWORD);

        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        assertThat(console.tryLogin("boris", TestConsole.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void goesOnToPlacesOfTheConsoleOnly() {
        assertThat(LoginPage.isPlace("/console/tickets/104520-8")).isTrue();
        assertThat(LoginPage.isPlace("/console/../api")).isFalse();
        assertThat(LoginPage.isPlace("//evil.example/console/")).isFalse();
        assertThat(LoginPage.isPlace("/console/\\evil.example")).isFalse();
        assertThat(LoginPage.isPlace("/console//evil.example")).isFalse();
        assertThat(LoginPage.isPlace("https://evil.example/console/")).isFalse();
    }
}
