package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlErrorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08003", "28P01", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "57P03",
                "58030", "25006", "25P03"
            })
    void callsTroubleOfTheServerABadDay(String state) {
        assertThat(SqlErrors.isUnavailable(new SQLException("trouble", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P02", "23505", "23514", "42P01", "54000", "25P02", "XX000"})
    void callsTroubleWithTheDataNoBadDay(String state) {
        assertThat(SqlErrors.isUnavailable(new SQLException("trouble", state))).isFalse();
    }

    @Test
    void callsAnExhaustedPoolABadDay() {
        assertThat(SqlErrors.isUnavailable(new SQLTransientConnectionException("none free")))
                .isTrue();
    }

    @Test
    void callsAnInterruptionABadDay() {
        SQLException interrupted = new SQLException("interrupted", new InterruptedException());

        assertThat(SqlErrors.isUnavailable(interrupted)).isTrue();
    }

    @Test
    void findsTheStatementsErrorBehindABatch() {
        BatchUpdateException batch = new BatchUpdateException("batch", null, new int[0]);
        batch.setNextException(new SQLException("deadlock", "40P01"));

        assertThat(SqlErrors.isUnavailable(batch)).isTrue();
    }

    @Test
    void knowsNothingOfAnErrorWithoutState() {
        assertThat(SqlErrors.isUnavailable(new SQLException("what?"))).isFalse();
    }
}
