package io.inlet.channel.phone;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.inlet.channel.Sound;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Lane;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Any bytes as what a call centre tells: a line with a form feed in it tells of two events. */
class CallFuzz {
    private static final PhoneMapper MAPPER = Calls.mapper(PhoneBook.empty(), Map.of());
    private static final Map<String, String> TYPES =
            Map.of("generic", "application/json", "zammad-cti", "application/x-www-form-urlencoded");

    @FuzzTest
    void anyBytes(byte[] events) {
        for (String provider : TYPES.keySet()) {
            List<RawMessage> told = new ArrayList<>();
            String all = new String(events, StandardCharsets.ISO_8859_1);
            for (String event : all.split("\f", 5)) {
                told.add(raw(provider, event.getBytes(StandardCharsets.ISO_8859_1)));
            }
            told.forEach(CallFuzz::checkKey);
            Mapped inOrder = Sound.map(MAPPER, told, events.length);
            Collections.reverse(told);
            Mapped reversed = Sound.map(MAPPER, told, events.length);
            Sound.require((inOrder == null) == (reversed == null), "the order decides whether it is understood");
        }
    }

    private static void checkKey(RawMessage raw) {
        try {
            CallEvent event = CallForms.find(raw.provider()).orElseThrow().read(raw);
            Sound.require(!event.key().isBlank(), "no source key");
            Sound.require(!event.call().isBlank(), "no call");
        } catch (MalformedMessageException declared) {
            Sound.require(!declared.getMessage().isBlank(), "refused without a word");
        }
    }

    private static RawMessage raw(String provider, byte[] event) {
        return new RawMessage(
                new UUID(1, 1),
                "phone",
                provider,
                "main",
                "phone",
                Mode.LIVE,
                Lane.FAST,
                "key",
                List.of(new Header("Content-Type", TYPES.get(provider))),
                TYPES.get(provider),
                event.length,
                Calls.NOON,
                Content.of(event));
    }
}
