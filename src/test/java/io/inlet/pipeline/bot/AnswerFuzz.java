package io.inlet.pipeline.bot;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.inlet.channel.Sound;
import java.io.IOException;
import java.util.Arrays;

/** Any bytes as an answer of the Bot API, which is cut into updates before anything is understood. */
class AnswerFuzz {
    @FuzzTest
    void anyBytes(byte[] answer) {
        UpdateIntake.number(answer);
        try {
            JsonSlice whole = JsonSlice.of(answer);
            check(answer, whole);
            for (JsonSlice update : whole.member("result").orElse(whole).elements()) {
                check(answer, update);
                UpdateIntake.number(update.bytes());
            }
        } catch (IOException declared) {
            Sound.require(!declared.getMessage().isBlank(), "refused without a word");
        }
    }

    private static void check(byte[] answer, JsonSlice slice) throws IOException {
        Sound.require(
                slice.begin() >= 0 && slice.begin() < slice.end() && slice.end() <= answer.length, "out of bounds");
        Sound.require(Arrays.equals(JsonSlice.of(slice.bytes()).bytes(), slice.bytes()), "a slice of a slice differs");
    }
}
