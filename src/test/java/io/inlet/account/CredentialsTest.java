package io.inlet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.settings.Secret;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final MemoryAccounts accounts = new MemoryAccounts();
    private final Credentials credentials = new Credentials(accounts, Clock.systemUTC());

    @Test
    void givesTheFirstAdministratorAPasswordThatLogsIn() {
        Secret password = credentials.firstAdministrator().orElseThrow();

        assertThat(credentials.login("admin", password)).map(Account::role).hasValue(Role.ADMIN);
        assertThat(credentials.firstAdministrator()).isEmpty();
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownName() {
        credentials.set("anna", Role.VIEWER, new Secret("right-password"));

        assertThat(credentials.login("anna", new Secret("wrong-password"))).isEmpty();
        assertThat(credentials.login("nobody", new Secret("right-password"))).isEmpty();
        assertThat(credentials.login("anna", new Secret("right-password"))).isPresent();
    }

    @Test
    void keepsNeitherPasswordNorTokenInClear() {
        credentials.set("anna", Role.VIEWER, new Secret("right-password"));
        Secret token = credentials.issue("reports", Role.VIEWER);

        assertThat(accounts.find("anna").orElseThrow().passwordHash())
                .startsWith("pbkdf2-sha256$600000$")
                .doesNotContain("right-password");
        assertThat(accounts.tokens().get(0).sha256())
                .doesNotContain(token.reveal())
                .hasSize(64);
    }

    @Test
    void hashesTheSamePasswordDifferentlyEachTime() {
        credentials.set("anna", Role.VIEWER, new Secret("right-password"));
        credentials.set("boris", Role.VIEWER, new Secret("right-password"));

        assertThat(accounts.find("anna").orElseThrow().passwordHash())
                .isNotEqualTo(accounts.find("boris").orElseThrow().passwordHash());
    }

    @Test
    void knowsAnIssuedTokenOnly() {
        Secret token = credentials.issue("reports", Role.OPERATOR);

        assertThat(credentials.token(token)).map(ApiToken::role).hasValue(Role.OPERATOR);
        assertThat(credentials.token(new Secret(token.reveal() + "x"))).isEmpty();
        assertThat(credentials.token(new Secret(""))).isEmpty();
    }

    @Test
    void givesANewPasswordAndForgetsTheOldOne() {
        credentials.set("anna", Role.OPERATOR, new Secret("right-password"));

        Secret renewed = credentials.renew("anna").orElseThrow();

        assertThat(credentials.login("anna", new Secret("right-password"))).isEmpty();
        assertThat(credentials.login("anna", renewed)).map(Account::role).hasValue(Role.OPERATOR);
        assertThat(credentials.renew("nobody")).isEmpty();
    }

    @Test
    void refusesAShortPassword() {
        assertThatThrownBy(() -> credentials.set("anna", Role.VIEWER, new Secret("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 to 200");
    }
}
