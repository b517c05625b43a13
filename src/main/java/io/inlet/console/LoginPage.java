package io.inlet.console;

import io.inlet.account.Account;
import io.inlet.account.Credentials;
import io.inlet.account.Role;
import io.inlet.settings.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Logging in and out. */
final class LoginPage {
    static final String PATH = "/console/login";
    private static final String HOME = "/console/";
    private static final String FORM_COOKIE = "inlet-login";
    /** Places of the console that one may be sent to after logging in: ours, and written plainly. */
    private static final Pattern PLACE = Pattern.compile("/console/(?:[A-Za-z0-9._-]+/?)*");

    private final Views views;
    private final Credentials credentials;
    private final Sessions sessions;
    private final LoginGuard guard;

    LoginPage(Views views, Credentials credentials, Sessions sessions, LoginGuard guard) {
        this.views = views;
        this.credentials = credentials;
        this.sessions = sessions;
        this.guard = guard;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, Access.OPEN, call -> form(call, 200, "", "")),
                Endpoint.post(PATH, Access.OPEN, this::login),
                Endpoint.post("/console/logout", Access.page(Role.VIEWER), this::logout));
    }

    static boolean isPlace(String path) {
        return PLACE.matcher(path).matches() && !path.contains("..");
    }

    /** The form carries a word that must come back with the cookie of the same value: nobody is logged in from elsewhere. */
    private Answer form(Call call, int status, String name, String wrong) {
        String known = call.cookies().get(FORM_COOKIE);
        String word = known != null && known.matches("[A-Za-z0-9_-]{32}") ? known : Tokens.random();
        return views.show(call, status, "login", Map.of("word", word, "name", name, "wrong", wrong, "next", next(call)))
                .with("Set-Cookie", cookie(call, FORM_COOKIE, word, PATH, 3600));
    }

    private Answer login(Call call) {
        if (!Tokens.same(call.cookies().get(FORM_COOKIE), call.form().get("word"))) {
            return form(call, 403, "", views.text(call, "login.again"));
        }
        String typed = call.field("name").toLowerCase(Locale.ROOT);
        String name = Account.isName(typed) ? typed : "?";
        Duration wait = guard.wait(call.address(), name);
        if (!wait.isZero()) {
            long seconds = wait.toSeconds() + 1;
            return form(call, 429, typed, views.text(call, "login.wait", String.valueOf(seconds)))
                    .with("Retry-After", String.valueOf(seconds));
        }
        guard.trying(call.address(), name);
        Optional<Account> account =
                credentials.login(name, new Secret(call.form().getOrDefault("password", "")));
        if (account.isEmpty()) {
            return form(call, 403, typed, views.text(call, "login.wrong"));
        }
        guard.succeeded(call.address(), name);
        Session session = sessions.start(account.get());
        return Answer.redirect(next(call))
                .with("Set-Cookie", cookie(call, Gate.SESSION_COOKIE, session.id(), "/console", -1));
    }

    private Answer logout(Call call) {
        sessions.end(call.session().id());
        return Answer.redirect(PATH).with("Set-Cookie", cookie(call, Gate.SESSION_COOKIE, "", "/console", 0));
    }

    private static String next(Call call) {
        String next = call.form().getOrDefault("next", call.asked("next").orElse(HOME));
        return isPlace(next) ? next : HOME;
    }

    /** A cookie that scripts and other sites never see. Age in seconds; -1: until the browser is closed. */
    private static String cookie(Call call, String name, String value, String path, long age) {
        return name + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Strict"
                + (age < 0 ? "" : "; Max-Age=" + age)
                + (call.encrypted() ? "; Secure" : "");
    }
}
