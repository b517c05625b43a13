package io.inlet.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
    private static final String FIRST = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SECOND = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Test
    void signsAsTheOfficialLibrariesDo() {
        SigningKeys keys = SigningKeys.parse(new Secret(FIRST));

        String signature = keys.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, bytes("{\"test\": 2432232314}"));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsCyrillicAsUtf8() {
        byte[] body = bytes("{\"type\":\"ticket.created\",\"timestamp\":\"2026-01-15T09:30:00Z\","
                + "\"data\":{\"ticketId\":\"gw-0001\",\"subject\":\"Принтер не печатает\"}}");

        String signature = SigningKeys.parse(new Secret(SECOND)).sign("msg_gw-0001-1", 1768469400, body);

        assertThat(signature).isEqualTo("v1,LG2pnN6Qx+uTHGHunUCPTx/xzTapUeVMWM1n11maws0=");
    }

    @Test
    void signsWithEveryKeyWhileOneIsReplaced() {
        SigningKeys both = SigningKeys.parse(new Secret(FIRST + "  " + SECOND));

        String header = both.sign("msg_1", 1768469400, bytes("{}"));

        assertThat(header.split(" ")).hasSize(2);
        assertThat(SigningKeys.parse(new Secret(FIRST)).verify("msg_1", 1768469400, bytes("{}"), header))
                .isTrue();
        assertThat(SigningKeys.parse(new Secret(SECOND)).verify("msg_1", 1768469400, bytes("{}"), header))
                .isTrue();
    }

    @Test
    void refusesWhatWasChanged() {
        SigningKeys keys = SigningKeys.parse(new Secret(FIRST));
        String header = keys.sign("msg_1", 1768469400, bytes("{}"));

        assertThat(keys.verify("msg_2", 1768469400, bytes("{}"), header)).isFalse();
        assertThat(keys.verify("msg_1", 1768469401, bytes("{}"), header)).isFalse();
        assertThat(keys.verify("msg_1", 1768469400, bytes("{ }"), header)).isFalse();
        assertThat(keys.verify("msg_1", 1768469400, bytes("{}"), "v1,")).isFalse();
        assertThat(SigningKeys.parse(new Secret(SECOND)).verify("msg_1", 1768469400, bytes("{}"), header))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marked-secret",
                "whsec_",
                "whsec_marked!secret",
                "whsec_c2hvcnQ=",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void refusesWhatIsNoKeyWithoutShowingIt(String written) {
        assertThatThrownBy(() -> SigningKeys.parse(new Secret(written)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a signing key is whsec_ and the base64 of 24 to 64 random bytes")
                .hasNoCause();
    }

    @Test
    void showsNoKey() {
        assertThat(SigningKeys.parse(new Secret(FIRST))).hasToString("1 signing keys");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
