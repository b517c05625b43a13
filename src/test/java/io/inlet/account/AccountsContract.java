package io.inlet.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Ids;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Accounts} promises. */
public abstract class AccountsContract {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Accounts accounts;

    protected abstract Accounts empty();

    @BeforeEach
    void begin() {
        accounts = empty();
    }

    @Test
    void keepsTheFirstAccountOnlyOnce() {
        boolean first = accounts.saveFirst(account("admin", Role.ADMIN, "one"));
        boolean second = accounts.saveFirst(account("other", Role.ADMIN, "two"));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(accounts.list()).extracting(Account::name).containsExactly("admin");
    }

    @Test
    void replacesRoleAndPasswordOfAKnownName() {
        accounts.save(account("anna", Role.VIEWER, "one"));
        accounts.save(account("anna", Role.OPERATOR, "two"));

        assertThat(accounts.find("anna")).hasValue(account("anna", Role.OPERATOR, "two"));
    }

    @Test
    void listsByName() {
        accounts.save(account("boris", Role.VIEWER, "h"));
        accounts.save(account("anna", Role.VIEWER, "h"));

        assertThat(accounts.list()).extracting(Account::name).containsExactly("anna", "boris");
    }

    @Test
    void removesAnybodyButTheLastAdministrator() {
        accounts.save(account("admin", Role.ADMIN, "h"));
        accounts.save(account("anna", Role.VIEWER, "h"));

        assertThat(accounts.remove("anna")).isTrue();
        assertThat(accounts.remove("anna")).isFalse();
        assertThat(accounts.remove("admin")).isFalse();
        assertThat(accounts.find("admin")).isPresent();
    }

    @Test
    void findsATokenByItsDigestUntilItIsRevoked() {
        ApiToken token = new ApiToken(Ids.next(), "reports", Role.VIEWER, "ab".repeat(32), NOW);
        accounts.save(token);

        assertThat(accounts.token("ab".repeat(32))).hasValue(token);
        assertThat(accounts.tokens()).containsExactly(token);
        assertThat(accounts.revoke(token.id())).isTrue();
        assertThat(accounts.token("ab".repeat(32))).isEmpty();
        assertThat(accounts.revoke(UUID.randomUUID())).isFalse();
    }

    private static Account account(String name, Role role, String hash) {
        return new Account(name, role, hash, NOW);
    }
}
