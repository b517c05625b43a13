package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.settings.Texts;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the pages. Everything that templates print is escaped; they never print markup that came from outside. */
final class Views implements Refusal {
    /** No script or style but our own files, no frame but the mail view, nothing from elsewhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final long YEAR = 365L * 24 * 3600;

    private final PebbleEngine engine;
    private final Situation situation;
    private final String style;

    Views(Situation situation, Clock clock, String style) {
        ClasspathLoader loader = new ClasspathLoader(Views.class.getClassLoader());
        loader.setPrefix("io/inlet/console/page");
        loader.setSuffix(".peb");
        this.engine = new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .strictVariables(true)
                .extension(new ViewWords(clock))
                .build();
        this.situation = situation;
        this.style = style;
    }

    Answer show(Call call, String template, Map<String, ?> model) {
        return show(call, 200, template, model);
    }

    Answer show(Call call, int status, String template, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        boolean known = call.session() != null;
        all.put("lang", call.locale().getLanguage());
        all.put("otherLang", call.locale().getLanguage().equals("ru") ? "en" : "ru");
        all.put("otherLangHref", otherLanguage(call));
        all.put("known", known);
        all.put("user", known ? call.principal().name() : "");
        all.put("csrf", known ? call.session().csrf() : "");
        all.put("operator", known && call.principal().role().allows(Role.OPERATOR));
        all.put("admin", known && call.principal().role().allows(Role.ADMIN));
        all.put("path", call.path());
        all.put("style", style);
        all.put("done", call.asked("done").filter(Views::isWord).orElse(""));
        all.put("situation", known ? situation.look() : Situation.View.NONE);
        Answer page = Answer.of(status, "text/html; charset=utf-8", render(template, all, call))
                .with("Content-Security-Policy", POLICY)
                .with("Content-Language", call.locale().getLanguage());
        boolean choosing = call.query().containsKey("lang");
        return choosing ? page.with("Set-Cookie", languageCookie(call)) : page;
    }

    @Override
    public Answer page(Call call, int status, String key, Object... arguments) {
        String title = text(call, "status." + status);
        return show(call, status, "problem", Map.of("title", title, "text", text(call, key, arguments)));
    }

    String text(Call call, String key, Object... arguments) {
        return Texts.of("console", call.locale()).get(key, arguments);
    }

    private String render(String template, Map<String, Object> model, Call call) {
        StringWriter page = new StringWriter();
        try {
            PebbleTemplate compiled = engine.getTemplate(template);
            compiled.evaluate(page, model, call.locale());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return page.toString();
    }

    private static boolean isWord(String text) {
        return text.matches("[a-z-]{1,30}");
    }

    /** This page in the other language, with the same filters. */
    private static String otherLanguage(Call call) {
        String other = call.locale().getLanguage().equals("ru") ? "en" : "ru";
        String rest = call.query().entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals("lang") && !entry.getKey().equals("done"))
                .map(entry ->
                        encoded(entry.getKey()) + "=" + encoded(entry.getValue().get(0)) + "&")
                .collect(Collectors.joining());
        return "?" + rest + "lang=" + other;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String languageCookie(Call call) {
        return Requests.LANGUAGE_COOKIE + "=" + call.locale().getLanguage()
                + "; Path=/console; HttpOnly; SameSite=Strict; Max-Age=" + YEAR + (call.encrypted() ? "; Secure" : "");
    }
}
