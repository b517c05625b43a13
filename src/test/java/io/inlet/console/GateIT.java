package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.account.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateIT {
    private static TestConsole console;

    @BeforeAll
    static void begin() {
        console = new TestConsole();
    }

    @AfterAll
    static void end() {
        console.close();
    }

    /** Written to the socket as it stands: an HTTP client would tidy such paths up. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/tickets",
        "GET, /api/v1/tickets/",
        "GET, /api/v1/tickets/104520-8",
        "GET, //api/v1/tickets",
        "GET, /api//v1//tickets",
        "GET, /api/v1%2ftickets",
        "GET, /api%2Fv1/tickets",
        "GET, /API/V1/TICKETS",
        "GET, /health/../api/v1/tickets",
        "GET, /health/live/../../api/v1/status",
        "GET, /health/live/x",
        "GET, /HEALTH/LIVE",
        "GET, /metrics/../api/v1/parked",
        "GET, /metrics/x",
        "GET, /api/v1/parked;x=/health/live",
        "GET, /api/v1/raw/%zz",
        "GET, /nothing",
        "GET, /console%",
        "HEAD, /api/v1/tickets",
        "OPTIONS, /api/v1/tickets",
        "OPTIONS, *",
        "PUT, /api/v1/tickets",
        "DELETE, /api/v1/parked",
        "TRACE, /metrics",
        "POST, /api/v1/parked/00000000-0000-0000-0000-000000000000/release"
    })
    void refusesProgramsWithoutAToken(String method, String path) throws IOException {
        assertThat(status(method, path)).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /console/",
        "GET, /console/tickets",
        "GET, /console/tickets/",
        "GET, /console//tickets",
        "GET, //console/tickets",
        "GET, /console%2ftickets",
        "GET, /CONSOLE/tickets",
        "GET, /console/login/../tickets",
        "GET, /console/static/../tickets",
        "GET, /console/static/console.css/../../parked",
        "GET, /console/static/other.css",
        "GET, /console/nothing",
        "HEAD, /console/tickets",
        "OPTIONS, /console/tickets",
        "POST, /console/logout",
        "POST, /console/accounts"
    })
    void sendsPersonsWhoAreNotLoggedInToTheLogin(String method, String path) throws IOException {
        assertThat(status(method, path)).startsWith("HTTP/1.1 303");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Basic YWRtaW46YWRtaW4=", "Bearer inlet_x", "bearer null"})
    void refusesWhatIsNoToken(String header) throws Exception {
        HttpResponse<String> answer = console.get("/api/v1/tickets", "Authorization", header);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void answers404ForWhatDoesNotExistOnlyToWhoIsKnown() throws Exception {
        String token = console.token(Role.VIEWER);

        assertThat(console.get("/api/v1/nothing", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesNoSessionForTheApiAndNoTokenForTheConsole() throws Exception {
        String session = console.login("boris", Role.ADMIN);
        String token = console.token(Role.ADMIN);

        assertThat(console.get("/api/v1/tickets", "Cookie", session).statusCode())
                .isEqualTo(401);
        assertThat(console.get("/console/", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(303);
    }

    @Test
    void allowsNoOtherOrigin() throws Exception {
        HttpResponse<String> answer = console.get("/health/live", "Origin", "https://evil.example");

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        HttpResponse<String> answer = console.send("POST", "/console/login", "x".repeat(70_000));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static String status(String method, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", console.management.port())) {
            String request = method + " " + path
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
