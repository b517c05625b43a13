package io.inlet.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointsTest {
    private final Endpoints endpoints = new Endpoints();

    @Test
    void knowsOptionsThatGoByTheirBeginning() {
        assertThat(endpoints.grouped("http", "httpClient.connectTimeout")).isTrue();
        assertThat(endpoints.grouped("http", "httpClient.")).isFalse();
        assertThat(endpoints.grouped("http", "httpClint.connectTimeout")).isFalse();
        assertThat(endpoints.grouped("outbox", "httpClient.connectTimeout")).isFalse();
    }
}
