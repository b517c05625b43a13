package io.inlet.pipeline.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OauthTest {
    private final TokenStandIn provider = new TokenStandIn();

    @TempDir
    Path data;

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aPersonAllowsItWithABrowserOnAnyMachine() throws Exception {
        Settings settings = settings("custom", Map.of("authorize-url", "https://login.example.org/authorize"));
        Permission permission = Permission.of(settings, "", data).orElseThrow();
        Map<String, String> page = query(permission.page());

        permission.take("http://localhost/?state=" + page.get("state") + "&code=a%2Fcode#x");

        assertThat(page)
                .containsEntry("client_id", "inlet")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256");
        assertThat(provider.asked).singleElement().satisfies(form -> assertThat(form)
                .containsEntry("code", "a/code")
                .containsEntry("redirect_uri", "http://localhost")
                .containsKey("code_verifier"));
        login(settings).secret();
        assertThat(provider.asked.get(1)).containsEntry("refresh_token", "refresh-0");
    }

    @Test
    void takesTheCodeAlone() throws Exception {
        Settings settings = settings("custom", Map.of("authorize-url", "https://login.example.org/authorize"));

        Permission.of(settings, "", data).orElseThrow().take(" 4711 ");

        assertThat(provider.asked.get(0)).containsEntry("code", "4711");
    }

    @Test
    void refusesAnAddressOfAnotherLogin() {
        Settings settings = settings("custom", Map.of("authorize-url", "https://login.example.org/authorize"));
        Permission permission = Permission.of(settings, "", data).orElseThrow();

        assertThatThrownBy(() -> permission.take("http://localhost/?state=foreign&code=c"))
                .isInstanceOf(TokenRefusedException.class);
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void microsoftGivesTheApplicationItsOwnRight() throws Exception {
        login(settings("microsoft365", Map.of("flow", "client-credentials", "tenant", "t")))
                .secret();

        assertThat(provider.asked.get(0))
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "https://outlook.office365.com/.default");
    }

    @Test
    void yandexGivesAServiceApplicationTheMailboxsToken() throws Exception {
        login(settings("yandex360", Map.of("flow", "client-credentials"))).secret();

        assertThat(provider.asked.get(0))
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .containsEntry("subject_token", "support@example.org")
                .containsEntry("subject_token_type", "urn:yandex:params:oauth:token-type:email");
    }

    @Test
    void googleTakesWhatAServiceAccountSigned() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path file = data.resolve("google.json");
        Files.write(
                file,
                new JsonMapper()
                        .writeValueAsBytes(Map.of("client_email", "inlet@project.example", "private_key", pem)));

        login(settings("google", Map.of("flow", "service-account", "key-file", file.toString())))
                .secret();

        String[] parts = provider.asked.get(0).get("assertion").split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = new JsonMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("inlet@project.example");
        assertThat(claims.path("sub").asText()).isEqualTo("support@example.org");
        assertThat(claims.path("scope").asText()).isEqualTo("https://mail.google.com/");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    }

    @Test
    void aRefusalTellsNoSecretThatTheProviderRepeats() {
        provider.refresh = "another";

        assertThatThrownBy(() -> login(settings("custom", Map.of("refresh-token", "MARKED-REFRESH")))
                        .secret())
                .isInstanceOf(TokenRefusedException.class)
                .hasMessageContaining("invalid_grant ([REDACTED] has expired")
                .hasMessageNotContaining("MARKED-REFRESH");
    }

    @ParameterizedTest
    @CsvSource({"4%2F0AXcode, 4/0AXcode", "a+b%2Fc, a+b/c", "100%, 100%", "plain-_~.4/7, plain-_~.4/7"})
    void takesTheCodeAsItStandsInTheAddress(String pasted, String code) throws Exception {
        permission().take(pasted);

        assertThat(provider.asked.get(0)).containsEntry("code", code);
    }

    @Test
    void takesTheQueryAlone() throws Exception {
        Permission permission = permission();

        permission.take("code=4%2F7&state=" + query(permission.page()).get("state"));

        assertThat(provider.asked.get(0)).containsEntry("code", "4/7");
    }

    @Test
    void refusesAnAddressThatIsCutInTheMiddle() {
        assertThatThrownBy(() -> permission().take("http://localhost/?code=4%2"))
                .isInstanceOf(TokenRefusedException.class);
    }

    private Permission permission() {
        return Permission.of(settings("custom", Map.of("authorize-url", "https://login.example.org/a")), "", data)
                .orElseThrow();
    }

    @Test
    @Timeout(60)
    void doesNotWaitForEverForAnAnswerThatDoesNotEnd() {
        provider.stalls = true;

        assertThatThrownBy(() -> new TokenEndpoint(URI.create(provider.tokenUrl()), Duration.ofMillis(300))
                        .ask(Map.of("grant_type", "client_credentials")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("asking 127.0.0.1 for an access token")
                .hasMessageContaining("in time");
    }

    @Test
    void takesTheWordOfAProviderThatPromisesEternity() throws Exception {
        provider.lifetime = Long.MAX_VALUE;
        var login = login(settings("microsoft365", Map.of("flow", "client-credentials", "tenant", "t")));

        assertThat(login.secret()).isEqualTo(login.secret());
    }

    /** The disk was full when the provider exchanged the token; then the person allowed it anew. */
    @Test
    void whatAPersonAllowedAnewIsNotReplacedByWhatCouldNotBeWritten() throws Exception {
        provider.rotates = true;
        Settings settings = settings("custom", Map.of("refresh-token", "refresh-0"));
        var login = login(settings);
        Files.createFile(data.resolve("oauth"));
        login.renew(login.secret());
        Files.delete(data.resolve("oauth"));
        provider.rotates = false;
        provider.refresh = "allowed-anew";
        new RefreshTokenFile(data.resolve("oauth/email.json"), new Secret("refresh-0"))
                .write(new Secret("allowed-anew"));

        login.renew(login.secret());
        login.secret();

        assertThat(provider.asked.get(provider.asked.size() - 1)).containsEntry("refresh_token", "allowed-anew");
    }

    @Test
    void aDamagedFileIsNoPermission() throws Exception {
        Files.createDirectories(data.resolve("oauth"));
        Files.writeString(data.resolve("oauth/email.json"), "MARKED{\"refreshToken\":\"MARKED");

        assertThatThrownBy(() -> login(settings("custom", Map.of())).secret())
                .isInstanceOf(TokenRefusedException.class)
                .hasMessageContaining("inlet login email")
                .hasMessageNotContaining("MARKED");
    }

    @Test
    void aKeyFileThatIsNoJsonIsNotQuoted() throws Exception {
        Path file = data.resolve("google.json");
        Settings settings = settings("google", Map.of("flow", "service-account", "key-file", file.toString()));

        assertThatThrownBy(() -> login(settings).secret())
                .isInstanceOf(TokenRefusedException.class)
                .hasMessageContaining("google.json is missing");
        Files.writeString(file, "MARKEDIIEvQIBADANBgkqhkiG");
        assertThatThrownBy(() -> login(settings).secret())
                .isInstanceOf(TokenRefusedException.class)
                .hasMessageNotContaining("MARKED")
                .hasNoCause();
    }

    private io.inlet.pipeline.Login login(Settings settings) {
        return new OauthLogins(settings, data, Clock.systemUTC()).find("inlet.email.password");
    }

    private Settings settings(String provided, Map<String, String> further) {
        Map<String, String> all = new HashMap<>(Map.of(
                "inlet.email.user", "support@example.org",
                "inlet.email.oauth.provider", provided,
                "inlet.email.oauth.client-id", "inlet",
                "inlet.email.oauth.client-secret", "MARKED-CLIENT",
                "inlet.email.oauth.token-url", provider.tokenUrl()));
        further.forEach((key, value) -> all.put("inlet.email.oauth." + key, value));
        return Settings.of(all);
    }

    private static Map<String, String> query(String url) {
        Map<String, String> fields = new HashMap<>();
        for (String field : url.substring(url.indexOf('?') + 1).split("&")) {
            String[] pair = field.split("=", 2);
            fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
