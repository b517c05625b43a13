package io.inlet.settings;

import java.time.Duration;
import java.util.List;

/** The two listeners. */
public final class HttpSettings {
    public static final Setting<Integer> PORT = Setting.port("inlet.http.port", "8080");
    public static final Setting<String> BIND = Setting.host("inlet.http.bind", "0.0.0.0");
    public static final Setting<String> PUBLIC_URL = Setting.url("inlet.http.public-url", "https://", "http://");
    public static final Setting<List<Network>> TRUSTED_PROXIES = Setting.networks("inlet.http.trusted-proxies");
    public static final Setting<String> TLS_CERTIFICATE = Setting.text("inlet.http.tls.certificate", null);
    public static final Setting<String> TLS_KEY = Setting.text("inlet.http.tls.key", null);
    public static final Setting<Size> LIMIT = Setting.size("inlet.http.limit", "30MB");
    public static final Setting<Duration> HEADER_DEADLINE = Setting.duration("inlet.http.header-deadline", "10s");
    public static final Setting<Duration> BODY_DEADLINE = Setting.duration("inlet.http.body-deadline", "60s");
    public static final Setting<Duration> ANSWER_DEADLINE = Setting.duration("inlet.http.answer-deadline", "5s");
    public static final Setting<Integer> IN_FLIGHT = Setting.count("inlet.http.in-flight", "64", 1, 10000);
    public static final Setting<Integer> MANAGEMENT_PORT = Setting.port("inlet.management.port", "8081");
    public static final Setting<String> MANAGEMENT_BIND = Setting.host("inlet.management.bind", "127.0.0.1");

    static final List<Setting<?>> ALL = List.of(
            PORT,
            BIND,
            PUBLIC_URL,
            TRUSTED_PROXIES,
            TLS_CERTIFICATE,
            TLS_KEY,
            LIMIT,
            HEADER_DEADLINE,
            BODY_DEADLINE,
            ANSWER_DEADLINE,
            IN_FLIGHT,
            MANAGEMENT_PORT,
            MANAGEMENT_BIND);

    private HttpSettings() {}
}
