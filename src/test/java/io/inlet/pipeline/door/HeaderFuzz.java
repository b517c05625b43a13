package io.inlet.pipeline.door;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.inlet.channel.Sound;
import io.inlet.channel.web.FormTokens;
import io.inlet.pipeline.web.ReceiptIds;
import io.inlet.settings.AcceptLanguage;
import io.inlet.settings.Network;
import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any text in the places of a request that the door and those behind it look at: path, headers, tokens, signatures. */
class HeaderFuzz {
    private static final byte[] KEY = new byte[32];
    private static final String PEER = "10.0.0.1";
    private static final PathPattern PATH = new PathPattern("/in/phone/{provider}/{inbox}");
    private static final TrustedProxies PROXIES = new TrustedProxies(Network.parseAll("10.0.0.0/8, ::1"));
    private static final SigningKeys SIGNING =
            SigningKeys.parse(new Secret("whsec_dGVzdC1zZWNyZXQta2V5LTAxMjM0NTY3ODlhYmNkZWY="));

    @FuzzTest
    void anyText(byte[] bytes) {
        // as Netty reads headers: a byte is a letter
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Sound.require(List.of("ru", "en").contains(AcceptLanguage.choose(text)), "another language");
        Sound.require(Network.isAddress(PROXIES.client(PEER, List.of(text))), "a client without an address");
        Sound.require(PROXIES.client("192.0.2.1", List.of(text)).equals("192.0.2.1"), "a stranger was believed");
        Optional<Map<String, String>> found = PATH.match(text);
        found.ifPresent(parameters -> Sound.require(
                text.equals("/in/phone/" + parameters.get("provider") + "/" + parameters.get("inbox")),
                "another spelling of a path"));
        Sound.require(!SIGNING.verify("id", 1, bytes, text), "nobody signed this");
        Sound.require(
                new FormTokens(KEY).nonce(text, "support", Instant.EPOCH).isEmpty() || text.startsWith("support."),
                "a token of another form");
        ReceiptIds receipts = new ReceiptIds(KEY);
        receipts.row(text).ifPresent(row -> Sound.require(receipts.of(row).equals(text), "a receipt in two spellings"));
    }
}
