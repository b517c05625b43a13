package io.inlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code inlet run} as a process of its own on free ports, seen as its visitors see it. */
final class LiveGateway implements AutoCloseable {
    private static final Map<String, String> ANY_PORTS =
            Map.of("INLET_HTTP_PORT", "0", "INLET_MANAGEMENT_PORT", "0", "INLET_HTTP_BIND", "127.0.0.1");

    final Program program;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI publicUrl;
    private final URI consoleUrl;

    /** Waits until it is ready. */
    LiveGateway(Path home, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(ANY_PORTS);
        all.putAll(environment);
        program = Program.start(all, "run", "--home", home.toString());
        program.awaitLine("ready"::equals);
        publicUrl = URI.create(after("public: "));
        consoleUrl = URI.create(after("console: "));
    }

    List<String> lines() {
        return program.lines();
    }

    /** Where the public listener is, without a slash at its end. */
    String publicUrl() {
        return publicUrl.toString().replaceFirst("/$", "");
    }

    /** The password of {@code admin}, which the first start prints. */
    String password() {
        return program.awaitLine(line -> line.contains("first user is admin"))
                .replaceFirst(".*?password (\\S+) .*", "$1");
    }

    /** Logs in by the form; returns the cookie. */
    String login(String name, String password) throws IOException, InterruptedException {
        return cookie(tryLogin(name, password), "inlet-session");
    }

    HttpResponse<String> tryLogin(String name, String password) throws IOException, InterruptedException {
        String form = cookie(manage("GET", "/console/login", ""), "inlet-login");
        String word = form.substring(form.indexOf('=') + 1);
        return manage(
                "POST",
                "/console/login",
                "word=" + word + "&name=" + name + "&password=" + password,
                "Cookie",
                form,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Asks the management listener. */
    HttpResponse<String> manage(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(consoleUrl.resolve(path), method, body, headers);
    }

    /** Asks the public listener. */
    HttpResponse<String> visit(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(publicUrl.resolve(path), method, body, headers);
    }

    private HttpResponse<String> send(URI uri, String method, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private String after(String words) {
        return program.awaitLine(line -> line.startsWith(words)).substring(words.length());
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + answer + " " + answer.body()));
    }

    @Override
    public void close() {
        program.close();
    }
}
