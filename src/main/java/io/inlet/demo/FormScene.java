package io.inlet.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/** Posts to a form, from as many on as the gateway has counted: each is counted once whatever became of its answer. */
final class FormScene implements Scene {
    private static final String CHANNEL = "web";

    private final URI form;
    private final Quiet quiet;
    private final Consumer<String> told;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    FormScene(URI form, Quiet quiet, Consumer<String> told) {
        this.form = form;
        this.quiet = quiet;
        this.told = told;
    }

    @Override
    public void play() throws IOException, InterruptedException {
        long posted = quiet.captured(CHANNEL);
        for (SamplePost post : Traffic.posts()) {
            if (post.captured() && posted > 0) {
                posted--;
            } else {
                told.accept(post.title());
                post(post);
            }
        }
    }

    private void post(SamplePost post) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(form)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", post.mediaType())
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
        if (post.idempotencyKey() != null) {
            request.header("Idempotency-Key", post.idempotencyKey());
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300 == post.captured()) {
            throw new IOException(
                    "the form answered " + answer.statusCode() + " to " + post.title() + ": " + answer.body());
        }
    }
}
