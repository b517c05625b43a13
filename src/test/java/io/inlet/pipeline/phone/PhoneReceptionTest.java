package io.inlet.pipeline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.inlet.channel.phone.PhoneBook;
import io.inlet.message.Arrival;
import io.inlet.message.Captured;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Reason;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.RefusedException;
import io.inlet.pipeline.Visit;
import io.inlet.pipeline.vital.Vital;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Problems;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import io.inlet.settings.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReceptionTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String KEY = "whsec_dGVzdC1zZWNyZXQta2V5LTAxMjM0NTY3ODlhYmNkZWY=";
    private static final String NEXT_KEY = "whsec_bmV4dC1zZWNyZXQta2V5LTAxMjM0NTY3ODlhYmNkZWY=";
    private static final String TOKEN = "token-of-the-sales-exchange";
    private static final String MISSED =
            "{\"schema\":\"call-event/1\",\"event_id\":\"8b6c0c0e-0001-4000-8000-000000000001\","
                    + "\"event\":\"call.missed\",\"call_id\":\"pbx1-1700000000.42\"}";
    private static final String NEW_CALL = "event=newCall&direction=in&from=79000000001&to=74950000002&callId=c1";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path home;

    private final Vitals vitals = new Vitals();
    private PhoneReception reception;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(PhoneBook.FILE), """
                sources:
                  phone-sales:
                    blocked: ["79000000009"]
                    caller-ids:
                      - {to: "+49*", show: "4930777000000"}
                      - {to: "+7495*", show: "74950000003"}
                """);
        Settings settings = Settings.of(Map.of(
                "inlet.phone.enabled", "true",
                "inlet.phone.secret", NEXT_KEY + " " + KEY,
                "inlet.phone-sales.enabled", "true",
                "inlet.phone-sales.provider", "zammad-cti",
                "inlet.phone-sales.secret", "token-of-the-former-exchange " + TOKEN,
                "inlet.phone-off.provider", "zammad-cti",
                "inlet.phone-off.enabled", "false",
                "inlet.phone-off.secret", TOKEN,
                "inlet.phone-open.enabled", "true",
                "inlet.phone-open.provider", "zammad-cti"));
        Problems problems = new Problems(Locale.ENGLISH);
        reception = new PhoneReception(
                settings, PhoneBook.load(home, "RU", problems), vitals, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(problems.isEmpty()).isTrue();
    }

    /** The example of the description of call-event/1. */
    @Test
    void onlyWhoComesAgainIsEverAskedTo() {
        assertThat(reception.comesAgain(request("generic", "phone", "application/json", MISSED, List.of(), Map.of())))
                .isTrue();
        assertThat(reception.comesAgain(request("zammad-cti", "phone-sales", FORM, NEW_CALL, List.of(), Map.of())))
                .isFalse();
    }

    @Test
    void letsInWhatIsSignedAsStandardWebhooksSay() throws Exception {
        Arrival arrival = reception.admit(
                generic(MISSED, "msg_test1", 1_700_000_000, "v1,UdXrvRq8OhGFia8QwvmBsX1nowes8+Z4xp1iwmT0TvY="));

        assertThat(arrival.raw().sourceKey()).isEqualTo("generic:event:8b6c0c0e-0001-4000-8000-000000000001");
        assertThat(arrival.raw().inbox()).isEqualTo("phone");
        assertThat(arrival.groupKey()).isEqualTo("call:pbx1-1700000000.42");
        assertThat(arrival.hurry()).isTrue();
        assertThat(arrival.dueAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void letsInWhatOneOfSeveralSignaturesProves() throws Exception {
        String signature = sign(KEY, MISSED, 1_700_000_000);

        assertThat(reception.admit(generic(MISSED, "id", 1_700_000_000, "v1,bm90IG91cnM= v2,x " + signature)))
                .isNotNull();
        assertThat(reception.admit(generic(MISSED, "id", 1_700_000_000, sign(NEXT_KEY, MISSED, 1_700_000_000))))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"-301,stale-signature", "301,stale-signature", "0,bad-signature"})
    void refusesWhatIsStaleOrForged(long seconds, String code) {
        long sentAt = NOW.getEpochSecond() + seconds;
        String signed = seconds == 0 ? MISSED + " " : MISSED;

        DoorAnswer answer = refusal(generic(MISSED, "id", sentAt, sign(KEY, signed, sentAt)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(text(answer)).contains(code);
    }

    @Test
    void takesAClockThatIsAFewMinutesOff() throws Exception {
        long sentAt = NOW.getEpochSecond() - 299;

        assertThat(reception.admit(generic(MISSED, "id", sentAt, sign(KEY, MISSED, sentAt))))
                .isNotNull();
    }

    @Test
    void tellsWhenACallCentreWasHeardOrRefused() throws Exception {
        assertThat(vitals.all()).extracting(Vital::name).containsExactlyInAnyOrder("phone:phone", "phone:phone-sales");
        assertThat(phone().detail()).isEqualTo(Reason.of("phone-silent", "phone"));
        DoorRequest forged = generic(MISSED, "id", 1_700_000_000, sign(KEY, MISSED + " ", 1_700_000_000));
        DoorRequest good = generic(MISSED, "id", 1_700_000_000, sign(KEY, MISSED, 1_700_000_000));

        refusal(forged);
        assertThat(phone().detail()).isEqualTo(Reason.of("phone-refused", "phone", NOW.toString(), "-"));
        assertThat(phone().figures()).containsEntry("refusedEvents", 1L).doesNotContainKey("lastAcceptedAgeSeconds");

        Arrival arrival = reception.admit(good);
        assertThat(phone().figures()).describedAs("before it is committed").containsEntry("acceptedEvents", 0L);
        reception.answer(Visit.of(good, arrival).with(new Captured(arrival.raw().id(), false, null)));
        assertThat(phone().detail()).isEqualTo(Reason.of("phone-heard", "phone", NOW.toString()));
        assertThat(phone().figures())
                .containsEntry("lastAcceptedAgeSeconds", 0L)
                .containsEntry("refusedEvents", 1L);
        assertThat(phone().up()).isTrue();
    }

    private Vital phone() {
        return vitals.all().stream()
                .filter(vital -> vital.name().equals("phone:phone"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesWhatIsNotSigned() {
        DoorRequest request = request("generic", "phone", "application/json", MISSED, List.of(), Map.of());

        assertThat(refusal(request).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json at all",
                "[]",
                "{\"event\":\"call.missed\"}",
                "{\"call_id\":1,\"event\":\"x\",\"direction\":\"up\"}"
            })
    void keepsWhatIsProvenAloneWhateverItSays(String body) throws Exception {
        Arrival arrival = reception.admit(generic(body, "id", 1_700_000_000, sign(KEY, body, 1_700_000_000)));

        assertThat(arrival.groupKey()).isNull();
        assertThat(arrival.dueAt()).isNull();
        assertThat(arrival.raw().sourceKey()).startsWith("generic:sha256:");
    }

    @Test
    void tellsAcceptedFromDuplicate() throws Exception {
        DoorRequest request = generic(MISSED, "id", 1_700_000_000, sign(KEY, MISSED, 1_700_000_000));
        Arrival arrival = reception.admit(request);
        Visit visit = Visit.of(request, arrival);

        DoorAnswer first =
                reception.answer(visit.with(new Captured(arrival.raw().id(), false, null)));
        DoorAnswer second =
                reception.answer(visit.with(new Captured(arrival.raw().id(), true, null)));

        assertThat(first.status()).isEqualTo(202);
        assertThat(text(first)).isEqualTo("{\"id\":\"" + arrival.raw().id() + "\",\"status\":\"accepted\"}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(text(second)).isEqualTo("{\"status\":\"duplicate\"}");
    }

    @Test
    void beginningOfACallWaitsForTheRest() throws Exception {
        Arrival arrival = reception.admit(byParameter(NEW_CALL));

        assertThat(arrival.groupKey()).isEqualTo("call:c1");
        assertThat(arrival.hurry()).isFalse();
        assertThat(arrival.joins()).isTrue();
        assertThat(arrival.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(arrival.raw().sourceKey()).isEqualTo("zammad-cti:c1:newCall:74950000002");
    }

    @Test
    void takesTheTokenWhereverItStands() throws Exception {
        String basic = Base64.getEncoder().encodeToString(("pbx:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(reception.admit(byParameter(NEW_CALL))).isNotNull();
        assertThat(reception.admit(byHeader("Bearer " + TOKEN))).isNotNull();
        assertThat(reception.admit(byHeader("Basic " + basic))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer token-of-the-sales-exchang",
                "Basic !!!",
                "Digest token-of-the-sales-exchange",
                ""
            })
    void refusesAnotherToken(String authorization) {
        DoorAnswer answer = refusal(byHeader(authorization));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(text(answer)).isEqualTo("{\"error\":\"Invalid token, please contact your admin!\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone-off", "phone-open", "phone-nowhere", "phone", ""})
    void listensToNobodyWhoIsNotSwitchedOnWithASecret(String inbox) {
        DoorAnswer answer =
                refusal(request("zammad-cti", inbox, FORM, NEW_CALL, List.of(), Map.of("token", List.of(TOKEN, ""))));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void keepsNoTokenWithTheMessage() throws Exception {
        Arrival arrival = reception.admit(byHeader("Bearer " + TOKEN));

        assertThat(arrival.raw().headers()).noneMatch(header -> header.value().contains(TOKEN));
        assertThat(arrival.raw().sourceKey()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            event=newCall&direction=in&from=79000000001&to=74950000002&callId=c1 | {}
            event=newCall&direction=in&from=79000000009&to=74950000002&callId=c2 | {"action":"reject","reason":"busy"}
            event=hangup&direction=in&from=79000000009&to=74950000002&callId=c2  | {}
            event=newCall&direction=out&from=1&to=4912347114711&callId=c3 | {"action":"dial","caller_id":"4930777000000","number":"4912347114711"}
            event=newCall&direction=out&from=1&to=84951112233&callId=c4   | {"action":"dial","caller_id":"74950000003","number":"84951112233"}
            event=newCall&direction=out&from=1&to=380441234567&callId=c5  | {}
            event=answer&direction=out&from=1&to=4912347114711&callId=c3  | {}
            nothing=of+this                                               | {}
            """)
    void answersAsTheReferenceReceiverDoes(String form, String expected) throws Exception {
        DoorRequest request = byParameter(form);
        Arrival arrival = reception.admit(request);

        DoorAnswer answer = reception.answer(
                Visit.of(request, arrival).with(new Captured(arrival.raw().id(), false, null)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo(expected);
    }

    @Test
    void readsJsonAndMultipartAsWell() throws Exception {
        String json =
                "{\"event\":\"hangup\",\"callId\":\"c1\",\"direction\":\"in\",\"cause\":\"busy\",\"user\":[\"a\",\"b\"]}";
        String multipart = "--x\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\nanswer\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"call_id\"\r\n\r\nc1\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"user\"\r\n\r\nvoicemail\r\n--x--\r\n";

        assertThat(key("application/json", json)).isEqualTo("zammad-cti:c1:hangup:busy");
        assertThat(key("multipart/form-data; boundary=x", multipart)).isEqualTo("zammad-cti:c1:answer:voicemail");
        assertThat(key(null, json)).isEqualTo("zammad-cti:c1:hangup:busy");
    }

    private String key(String type, String body) throws Exception {
        return reception
                .admit(request("zammad-cti", "phone-sales", type, body, List.of(), Map.of("token", List.of(TOKEN))))
                .raw()
                .sourceKey();
    }

    private DoorAnswer refusal(DoorRequest request) {
        return catchThrowableOfType(RefusedException.class, () -> reception.admit(request))
                .answer();
    }

    private static DoorRequest generic(String body, String id, long timestamp, String signature) {
        return request(
                "generic",
                "phone",
                "application/json",
                body,
                List.of(
                        new Header("Webhook-Id", id),
                        new Header("Webhook-Timestamp", String.valueOf(timestamp)),
                        new Header("Webhook-Signature", signature)),
                Map.of());
    }

    private static DoorRequest byParameter(String form) {
        return request("zammad-cti", "phone-sales", FORM, form, List.of(), Map.of("token", List.of(TOKEN)));
    }

    private static DoorRequest byHeader(String authorization) {
        return request(
                "zammad-cti",
                "phone-sales",
                FORM,
                NEW_CALL,
                List.of(new Header("Authorization", authorization)),
                Map.of());
    }

    private static DoorRequest request(
            String provider,
            String inbox,
            String type,
            String body,
            List<Header> headers,
            Map<String, List<String>> query) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<Header> all = new ArrayList<>(headers);
        return new DoorRequest(
                "phone",
                "POST",
                "/in/phone/" + provider + "/" + inbox,
                Map.of("provider", provider, "inbox", inbox),
                query,
                all,
                type,
                "en",
                bytes.length,
                Content.of(bytes),
                "127.0.0.1",
                NOW);
    }

    private static String sign(String key, String body, long timestamp) {
        return SigningKeys.parse(new Secret(key)).sign("id", timestamp, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DoorAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
