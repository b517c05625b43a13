package io.inlet.pipeline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloodIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path home;

    private WebRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new WebRig(
                home,
                Files.readString(Path.of("config/forms.yaml")),
                Map.of(
                        "inlet.http.trusted-proxies", "127.0.0.1",
                        "inlet.limit.sender", "3/h",
                        "inlet.inbox.web.rate", "5/h"));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void oneSenderIsAskedToComeLaterAndOthersAreNot() throws Exception {
        for (int post = 0; post < 3; post++) {
            assertThat(post("203.0.113.7", "application/json").statusCode()).isLessThan(300);
        }

        HttpResponse<String> problem = post("203.0.113.7", "application/json");
        assertThat(problem.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(problem.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 1200L);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json; charset=utf-8");
        HttpResponse<String> page = post("203.0.113.7", "text/html");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("Please wait a moment");
        assertThat(post("203.0.113.8", "application/json").statusCode()).isLessThan(300);
        assertThat(get("203.0.113.7").statusCode()).as("looking is free").isEqualTo(200);
        assertThat(rig.inbox.captures()).isEqualTo(4);
    }

    @Test
    void anInboxTakesNoMoreThanItsRate() throws Exception {
        for (int sender = 1; sender <= 5; sender++) {
            assertThat(post("203.0.113." + sender, "application/json").statusCode())
                    .isLessThan(300);
        }

        assertThat(post("203.0.113.9", "application/json").statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> post(String sender, String accept) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(rig.url("/in/web/support?lang=en")))
                        .headers(
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Accept",
                                accept,
                                "X-Forwarded-For",
                                sender)
                        .POST(HttpRequest.BodyPublishers.ofString("email=a%40example.org&body=text"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String sender) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(rig.url("/in/web/support")))
                        .headers("Accept", "text/html", "X-Forwarded-For", sender)
                        .build(),
                BodyHandlers.ofString());
    }
}
