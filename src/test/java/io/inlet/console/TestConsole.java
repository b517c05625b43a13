package io.inlet.console;

import io.inlet.account.Credentials;
import io.inlet.account.MemoryAccounts;
import io.inlet.account.Role;
import io.inlet.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A management listener over a fake line on a free port, and an HTTP client for it. */
final class TestConsole implements AutoCloseable {
    static final String PASSWORD = "right-password";

    final FakeLine line = new FakeLine();
    final List<Part> parts = new ArrayList<>(List.of(Part.up("database").asVital(), Part.up("mailbox:support")));
    final MemoryAccounts accounts = new MemoryAccounts();
    final Credentials credentials = new Credentials(accounts, Clock.systemUTC());
    final Management management;

    private final HttpClient client = HttpClient.newHttpClient();

    TestConsole() {
        this("127.0.0.1");
    }

    TestConsole(String bind) {
        management = Management.start(
                line.ports(accounts, () -> List.copyOf(parts)),
                ManagementOptions.loopback("0.1.0-test").at(bind, 0));
    }

    String token(Role role) {
        return credentials.issue("test " + role.word(), role).reveal();
    }

    void user(String name, Role role) {
        credentials.set(name, role, new Secret(PASSWORD));
    }

    /** Logs somebody in by the form; returns the session's cookie. */
    String login(String name, Role role) throws IOException, InterruptedException {
        user(name, role);
        HttpResponse<String> done = tryLogin(name, PASSWORD);
        return cookie(done, "inlet-session");
    }

    HttpResponse<String> tryLogin(String name, String password) throws IOException, InterruptedException {
        String form = cookie(get("/console/login"), "inlet-login");
        String word = form.substring(form.indexOf('=') + 1);
        return send(
                "POST",
                "/console/login",
                "word=" + word + "&name=" + name + "&password=" + password,
                "Cookie",
                form,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no cookie " + name + " in " + answer.statusCode() + " " + answer.body()));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + management.port() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        management.close();
    }
}
