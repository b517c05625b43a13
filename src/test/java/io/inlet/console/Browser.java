package io.inlet.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real Chromium without a window, driven through chromedriver by the W3C WebDriver protocol. */
final class Browser implements AutoCloseable {
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Pattern STARTED = Pattern.compile("started successfully on port ([0-9]+)");

    /** chromedriver takes a free port of IPv6 and ends when somebody holds that port of IPv4: then it is begun again. */
    private static final int STARTS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path profile;
    private Process driver;
    private final String session;

    private Browser(Path program, String language, int width, int height) throws IOException, InterruptedException {
        profile = Files.createTempDirectory("inlet-browser-");
        String base = "http://127.0.0.1:" + start(program) + "/session";
        Map<String, Object> options = Map.of(
                "binary", find("chromium").orElseThrow().toString(),
                "args",
                        List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-dev-shm-usage",
                                "--window-size=" + width + "," + height,
                                "--user-data-dir=" + profile),
                "prefs", Map.of("intl.accept_languages", language));
        JsonNode created = call(
                "POST",
                URI.create(base),
                Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options))));
        session = base + "/" + created.get("sessionId").textValue();
    }

    /** Why there can be no browser here; empty when there can. */
    static Optional<String> missing() {
        List<String> absent = Stream.of("chromium", "chromedriver")
                .filter(name -> find(name).isEmpty())
                .toList();
        return absent.isEmpty() ? Optional.empty() : Optional.of("not installed: " + String.join(", ", absent));
    }

    static Browser open(String language, int width, int height) throws IOException, InterruptedException {
        return new Browser(find("chromedriver").orElseThrow(), language, width, height);
    }

    void go(URI address) {
        post("/url", Map.of("url", address.toString()));
    }

    String title() {
        return get("/title").textValue();
    }

    /** The path and query of the page. */
    String place() {
        URI address = URI.create(get("/url").textValue());
        return address.getPath() + (address.getQuery() == null ? "" : "?" + address.getQuery());
    }

    /** The visible text of the first element. */
    String text(String selector) {
        return get("/element/" + element(selector) + "/text").textValue();
    }

    int count(String selector) {
        return post("/elements", Map.of("using", "css selector", "value", selector))
                .size();
    }

    void type(String selector, String text) {
        post("/element/" + element(selector) + "/value", Map.of("text", text));
    }

    void click(String selector) {
        post("/element/" + element(selector) + "/click", Map.of());
    }

    void enterFrame(String selector) {
        post("/frame", Map.of("id", Map.of(ELEMENT, element(selector))));
    }

    void leaveFrame() {
        post("/frame/parent", Map.of());
    }

    /** What a script of the test's own finds out in the page. */
    JsonNode run(String script) {
        return post("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** Sets the size of what is seen, whatever a window's least size is. */
    void resize(int width, int height) {
        post(
                "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setDeviceMetricsOverride",
                        "params",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false)));
    }

    byte[] picture() {
        return Base64.getDecoder().decode(get("/screenshot").textValue());
    }

    @Override
    public void close() throws IOException {
        try {
            call("DELETE", URI.create(session), null);
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroy();
            driver.onExit().join();
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private String element(String selector) {
        return post("/element", Map.of("using", "css selector", "value", selector))
                .get(ELEMENT)
                .textValue();
    }

    private JsonNode get(String path) {
        return call("GET", URI.create(session + path), null);
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return call("POST", URI.create(session + path), body);
    }

    private JsonNode call(String method, URI address, Map<String, ?> body) {
        try {
            HttpRequest.BodyPublisher sent = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address)
                            .method(method, sent)
                            .header("Content-Type", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode value = JSON.readTree(answer.body()).path("value");
            if (answer.statusCode() != 200) {
                throw new AssertionError(method + " " + address.getPath() + " " + body + ": "
                        + value.path("message").asText().lines().findFirst().orElse(""));
            }
            return value;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the browser does not answer", e);
        }
    }

    /** The port at which the driver listens. */
    private int start(Path program) throws IOException {
        StringBuilder told = new StringBuilder();
        for (int starts = 0; starts < STARTS; starts++) {
            driver = new ProcessBuilder(program.toString(), "--port=0")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher matcher = STARTED.matcher(line);
                if (matcher.find()) {
                    return Integer.parseInt(matcher.group(1));
                }
                told.append(line).append('\n');
            }
        }
        throw new IOException("chromedriver ended " + STARTS + " times without listening:\n" + told);
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
