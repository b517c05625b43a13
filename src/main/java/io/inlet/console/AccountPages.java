package io.inlet.console;

import io.inlet.account.Account;
import io.inlet.account.Accounts;
import io.inlet.account.Credentials;
import io.inlet.account.Role;
import io.inlet.settings.Secret;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who may log in and which programs may use the API; for administrators. */
final class AccountPages {
    private static final String PATH = "/console/accounts";
    private static final Access ADMIN = Access.page(Role.ADMIN);

    private final Views views;
    private final Accounts accounts;
    private final Credentials credentials;

    AccountPages(Views views, Accounts accounts, Credentials credentials) {
        this.views = views;
        this.accounts = accounts;
        this.credentials = credentials;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, ADMIN, call -> show(call, 200, "", "")),
                Endpoint.post(PATH, ADMIN, this::save),
                Endpoint.post(PATH + "/:name/remove", ADMIN, this::remove),
                Endpoint.post(PATH + "/tokens", ADMIN, this::issue),
                Endpoint.post(PATH + "/tokens/:id/revoke", ADMIN, this::revoke));
    }

    /** A new token is shown in the answer to its form and nowhere else, never in an address. */
    private Answer show(Call call, int status, String wrong, String token) {
        Map<String, Object> model = new HashMap<>();
        model.put("accounts", accounts.list());
        model.put("tokens", accounts.tokens());
        model.put("roles", List.of(Role.values()));
        model.put("wrong", wrong);
        model.put("token", token);
        model.put("shortest", Credentials.SHORTEST_PASSWORD);
        return views.show(call, status, "accounts", model);
    }

    private Answer save(Call call) {
        String name = call.field("name").toLowerCase(Locale.ROOT);
        Optional<Role> role = role(call);
        Secret password = new Secret(call.form().getOrDefault("password", ""));
        if (!Account.isName(name) || role.isEmpty()) {
            return show(call, 400, views.text(call, "accounts.wrong-name"), "");
        }
        if (!Credentials.isLongEnough(password)) {
            String shortest = String.valueOf(Credentials.SHORTEST_PASSWORD);
            return show(call, 400, views.text(call, "accounts.wrong-password", shortest), "");
        }
        if (role.get() != Role.ADMIN && isLastAdministrator(name)) {
            return show(call, 400, views.text(call, "accounts.last"), "");
        }
        credentials.set(name, role.get(), password);
        return Answer.redirect(PATH + "?done=saved");
    }

    private Answer remove(Call call) {
        return accounts.remove(call.parameter("name"))
                ? Answer.redirect(PATH + "?done=removed")
                : show(call, 400, views.text(call, "accounts.last"), "");
    }

    private Answer issue(Call call) {
        String name = call.field("name");
        Optional<Role> role = role(call);
        if (name.isEmpty() || name.length() > 60 || role.isEmpty()) {
            return show(call, 400, views.text(call, "accounts.wrong-token"), "");
        }
        return show(call, 200, "", credentials.issue(name, role.get()).reveal());
    }

    private Answer revoke(Call call) {
        boolean done = call.id("id").map(accounts::revoke).orElse(false);
        return done ? Answer.redirect(PATH + "?done=revoked") : views.page(call, 404, "wrong.missing");
    }

    private boolean isLastAdministrator(String name) {
        List<Account> administrators = accounts.list().stream()
                .filter(account -> account.role() == Role.ADMIN)
                .toList();
        return administrators.size() == 1 && administrators.get(0).name().equals(name);
    }

    private static Optional<Role> role(Call call) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(call.field("role")))
                .findFirst();
    }
}
