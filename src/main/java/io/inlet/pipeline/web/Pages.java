package io.inlet.pipeline.web;

import io.inlet.message.Header;
import io.inlet.pipeline.DoorAnswer;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders templates of {@code io/inlet/pages}; everything is escaped. The policy lets a page load nothing and run nothing but its one
 * style sheet, whose hash it names (CSP 3).
 */
final class Pages {
    private static final String FOLDER = "io/inlet/pages/";

    private final PebbleEngine engine;
    private final String style;
    private final String policy;

    Pages() {
        ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setSuffix(".peb");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .strictVariables(true)
                .build();
        style = resource("form.css");
        policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors ";
    }

    DoorAnswer answer(int status, String template, Map<String, Object> model, String frameAncestors) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("style", style);
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(html, all);
        } catch (IOException impossible) {
            throw new UncheckedIOException("drawing the page " + template, impossible);
        }
        return new DoorAnswer(
                status,
                "text/html; charset=utf-8",
                List.of(
                        new Header("Content-Security-Policy", policy + frameAncestors),
                        // with no-referrer a browser would post Origin: null
                        new Header("Referrer-Policy", "same-origin"),
                        new Header("Vary", "Accept-Language")),
                html.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("reading the resource " + name, broken);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 belongs to every Java", impossible);
        }
    }
}
