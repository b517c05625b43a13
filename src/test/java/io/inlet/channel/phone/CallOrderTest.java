package io.inlet.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Sound;
import io.inlet.message.Mapped;
import io.inlet.message.RawMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of random calls: whatever order their events come in, and however often, one and the same message comes of them. */
class CallOrderTest {
    private static final List<String> CAUSES =
            List.of("normalClearing", "busy", "cancel", "noAnswer", "forwarded", "rejected", "strange");
    private static final PhoneMapper MAPPER = Calls.mapper(PhoneBook.empty(), Map.of());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void saysTheSameInAnyOrderAndHoweverOften(long seed) throws Exception {
        Random random = new Random(seed);
        for (int call = 0; call < 100; call++) {
            List<RawMessage> told = events(random, call);
            List<String> first = Sound.told(MAPPER.map(told));

            for (int order = 0; order < 5; order++) {
                List<RawMessage> again = new ArrayList<>(told);
                for (int repeat = random.nextInt(3); repeat > 0; repeat--) {
                    again.add(told.get(random.nextInt(told.size())));
                }
                Collections.shuffle(again, random);
                Mapped mapped = MAPPER.map(again);

                assertThat(Sound.told(mapped))
                        .as("call %d in the order %s", call, again)
                        .isEqualTo(first);
                assertThat(mapped.messages().size() + mapped.events().size()).isEqualTo(1);
            }
        }
    }

    /** Some of what a call centre tells of a call; beginnings and ends may be missing. */
    private static List<RawMessage> events(Random random, int call) {
        boolean generic = random.nextBoolean();
        boolean ordered = random.nextBoolean();
        String way = random.nextInt(4) == 0 ? "out" : "in";
        String from = "7900" + (1_000_000 + random.nextInt(9));
        List<RawMessage> told = new ArrayList<>();
        for (int event = 0; event < 1 + random.nextInt(5); event++) {
            int second = random.nextInt(60);
            String cause = CAUSES.get(random.nextInt(CAUSES.size()));
            told.add(
                    generic
                            ? Calls.raw(
                                    "generic",
                                    "application/json",
                                    """
                            {"schema":"call-event/1","event_id":"%d/%d","event":"%s","call_id":"c%d","direction":"%s",\
                            "from":"%s","to":"74950000002","cause":"%s","agent":{"name":%s},"duration_s":%d%s}""".formatted(
                                                    call,
                                                    event,
                                                    List.of(
                                                                    "call.started",
                                                                    "call.answered",
                                                                    "call.ended",
                                                                    "call.missed",
                                                                    "recording.ready",
                                                                    "call.held")
                                                            .get(random.nextInt(6)),
                                                    call,
                                                    way,
                                                    from,
                                                    cause,
                                                    random.nextBoolean() ? "null" : "\"Anna\"",
                                                    random.nextInt(3),
                                                    ordered ? ",\"seq\":" + event : ""),
                                    Calls.NOON.plusSeconds(second))
                            : Calls.zammad(
                                    "event=%s&callId=c%d&direction=%s&from=%s&to=74950000002&cause=%s&user[]=Anna"
                                            .formatted(
                                                    List.of("newCall", "answer", "hangup", "hold")
                                                            .get(random.nextInt(4)),
                                                    call,
                                                    way,
                                                    from,
                                                    cause),
                                    Calls.NOON.plusSeconds(second)));
        }
        return told;
    }
}
