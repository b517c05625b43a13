package io.inlet.console;

import io.inlet.account.Account;
import io.inlet.account.Accounts;
import io.inlet.account.ApiToken;
import io.inlet.account.Credentials;
import io.inlet.account.Role;
import io.inlet.message.StoreUnavailableException;
import io.inlet.settings.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets in who may, and nobody else: each endpoint names its access, and what is no endpoint needs credentials too. */
final class Gate {
    static final String SESSION_COOKIE = "inlet-session";
    private static final String BEARER = "bearer ";
    private static final Pattern UNDER_CONSOLE =
            Pattern.compile("(?i)^(/|\\\\|%2f|%5c)*console((/|\\\\|%2f|%5c|[?;]).*)?$");

    private final Accounts accounts;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Refusal refusal;
    private final boolean probesOpen;

    Gate(Accounts accounts, Credentials credentials, Sessions sessions, Refusal refusal, boolean probesOpen) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.sessions = sessions;
        this.refusal = refusal;
        this.probesOpen = probesOpen;
    }

    Answer pass(Access access, Call call, Action action) throws Exception {
        return switch (access.door()) {
            case OPEN -> action.answer(call);
            case PROBE -> probesOpen ? action.answer(call) : api(access.role(), call, action);
            case API -> api(access.role(), call, action);
            case PAGE -> page(access.role(), call, action);
            case KNOWN -> known(call, action);
        };
    }

    private Answer api(Role needed, Call call, Action action) throws Exception {
        Optional<Principal> token = token(call);
        if (token.isEmpty()) {
            return unauthorised(call);
        }
        if (!token.get().role().allows(needed)) {
            return Problems.of(call.locale(), 403, "refused.role", needed.word());
        }
        return action.answer(call.as(token.get(), null));
    }

    private Answer page(Role needed, Call call, Action action) throws Exception {
        Optional<Call> somebody = session(call, needed);
        if (somebody.isEmpty()) {
            return login(call);
        }
        Call known = somebody.get();
        if (!known.principal().role().allows(needed)) {
            return refusal.page(known, 403, "refused.role", needed.word());
        }
        if (call.method().equals("POST")
                && !Tokens.same(known.session().csrf(), call.form().get("csrf"))) {
            return refusal.page(known, 403, "refused.csrf");
        }
        return action.answer(known);
    }

    private Answer known(Call call, Action action) throws Exception {
        boolean console = UNDER_CONSOLE.matcher(call.path()).matches();
        if (console) {
            Optional<Call> somebody = session(call, Role.VIEWER);
            return somebody.isPresent() ? action.answer(somebody.get()) : login(call);
        }
        Optional<Principal> token = token(call);
        return token.isPresent() ? action.answer(call.as(token.get(), null)) : unauthorised(call);
    }

    private Optional<Principal> token(Call call) {
        return call.header("Authorization")
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(header -> new Secret(header.substring(BEARER.length()).strip()))
                .flatMap(credentials::token)
                .map((ApiToken token) -> Principal.token(token.name(), token.role()));
    }

    private Optional<Call> session(Call call, Role needed) {
        return Optional.ofNullable(call.cookies().get(SESSION_COOKIE))
                .flatMap(sessions::find)
                .flatMap(session -> principal(session, needed).map(principal -> call.as(principal, session)));
    }

    /** Asked anew for each request: who was removed, demoted or given another password is out at once. */
    private Optional<Principal> principal(Session session, Role needed) {
        Optional<Account> account;
        try {
            account = accounts.find(session.name());
        } catch (StoreUnavailableException badDay) {
            if (needed != Role.VIEWER) {
                throw badDay;
            }
            // the pages that say what is wrong need nobody to log in again
            return Optional.of(Principal.user(session.name(), Role.VIEWER));
        }
        Optional<Account> same = account.filter(found -> Tokens.same(found.passwordHash(), session.passwordHash()));
        if (same.isEmpty()) {
            sessions.end(session.id());
        }
        return same.map(found -> Principal.user(found.name(), found.role()));
    }

    private static Answer unauthorised(Call call) {
        return Problems.of(call.locale(), 401, "refused.token").with("WWW-Authenticate", "Bearer realm=\"inlet\"");
    }

    private static Answer login(Call call) {
        String target = LoginPage.PATH;
        if (call.method().equals("GET")
                && LoginPage.isPlace(call.path())
                && !call.path().equals("/console/")) {
            target += "?next=" + call.path();
        }
        return Answer.redirect(target);
    }
}
