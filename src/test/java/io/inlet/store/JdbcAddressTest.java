package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JdbcAddressTest {
    @Test
    void showsNoSecret() {
        JdbcAddress address = new JdbcAddress(
                "jdbc:postgresql://owner:hidden@db.example:5433/tickets?password=hidden&ssl=true", "inlet", "hidden");

        assertThat(address.place()).isEqualTo("db.example:5433/tickets");
        assertThat(address.toString()).isEqualTo("inlet at db.example:5433/tickets");
    }

    @Test
    void refusesUrlThatTheDriverCannotReadWithoutShowingIt() {
        assertThatThrownBy(
                        () -> new JdbcAddress("jdbc:postgresql://db.example:port/tickets?password=hidden", "inlet", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inlet.database.url")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> new JdbcAddress("jdbc:mysql://db.example/tickets", "inlet", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
