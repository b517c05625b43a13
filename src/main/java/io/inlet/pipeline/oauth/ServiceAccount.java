package io.inlet.pipeline.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Google: a service account acts for a user of its domain (RFC 7523, 2.1), with the key in the JSON file that Google gave. */
final class ServiceAccount implements Grant {
    private static final long LIFETIME_SECONDS = 3600;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path keyFile;
    private final String user;
    private final String scope;
    private final String audience;
    private final Clock clock;

    /** @param user whose mailbox it is */
    ServiceAccount(Path keyFile, String user, String scope, String audience, Clock clock) {
        this.keyFile = keyFile;
        this.user = user;
        this.scope = scope;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public Tokens ask(TokenEndpoint endpoint) throws IOException, TokenRefusedException {
        return endpoint.ask(
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion()));
    }

    private String assertion() throws IOException, TokenRefusedException {
        JsonNode account = account();
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", account.path("client_email").asText());
        claims.put("sub", user);
        claims.put("scope", scope);
        claims.put("aud", audience);
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME_SECONDS);
        String signed = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(account.path("private_key").asText()));
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw unreadable();
        }
    }

    private JsonNode account() throws IOException, TokenRefusedException {
        try {
            return JSON.readTree(Files.readAllBytes(keyFile));
        } catch (JsonProcessingException noJson) {
            throw unreadable(); // what the parser says quotes the key
        } catch (NoSuchFileException | AccessDeniedException closed) {
            throw new TokenRefusedException(keyFile + " is missing, or not readable for Inlet's user; it needs the JSON"
                    + " key of a service account");
        }
    }

    private TokenRefusedException unreadable() {
        return new TokenRefusedException(
                keyFile + " holds no private_key that can be read; it needs the JSON key of a service account");
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String part(Map<String, ?> json) throws IOException {
        return base64(JSON.writeValueAsBytes(json));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
