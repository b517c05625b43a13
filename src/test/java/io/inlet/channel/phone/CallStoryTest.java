package io.inlet.channel.phone;

import static io.inlet.channel.phone.Calls.generic;
import static io.inlet.channel.phone.Calls.zammad;
import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.RawMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallStoryTest {
    private static final String IN = "&callId=c1&direction=in&from=79000000001&to=74950000002";
    private static final String NEW = "event=newCall&user[]=Agent+One&user[]=Agent+Two&queue=support" + IN;
    private static final String ANSWER = "event=answer&answeringNumber=agent1" + IN;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            begun, answered, hung up            | new answer hangup:normalClearing          | ANSWERED
            hung up before it was answered      | new hangup:normalClearing                 | MISSED
            caller gave up                      | new hangup:cancel                         | MISSED
            busy                                | new hangup:busy                           | MISSED
            nobody there                        | new hangup:noAnswer                       | MISSED
            lines congested                     | new hangup:congestion                     | MISSED
            no such number                      | new hangup:notFound                       | MISSED
            gone on elsewhere                   | new hangup:forwarded                      | FORWARDED
            begun alone                         | new                                       | UNFINISHED
            hung up alone                       | hangup:normalClearing                     | ENDED
            hung up alone, cause not told       | hangup:                                   | ENDED
            given up alone                      | hangup:cancel                             | MISSED
            answered alone                      | answer                                    | ANSWERED
            voicemail                           | new voicemail hangup:normalClearing       | VOICEMAIL
            voicemail, then a person            | new voicemail answer hangup:normalClearing| ANSWERED
            answer lost, agent told at the end  | new hangupBy:normalClearing               | ANSWERED
            agent rang, but caller gave up      | new hangupBy:cancel                       | MISSED
            something unknown alone             | other                                     | NOTHING
            something unknown in between        | new other answer hangup:normalClearing    | ANSWERED
            """)
    void tellsHowACallEnded(String what, String events, CallStory.Ending ending) throws Exception {
        List<RawMessage> told = new ArrayList<>();
        for (String word : events.split(" ")) {
            told.add(event(word));
        }

        for (List<RawMessage> order : Calls.permutations(told)) {
            assertThat(Calls.story(order.toArray(RawMessage[]::new)).ending())
                    .as(what)
                    .isEqualTo(ending);
        }
    }

    static List<List<RawMessage>> calls() {
        return List.of(
                List.of(event("new"), event("answer"), event("hangup:normalClearing"), event("other")),
                List.of(event("new"), event("voicemail"), event("answer"), event("hangup:forwarded")),
                List.of(
                        generic("call.started", 1, "\"wait_s\":null"),
                        generic("call.answered", 2, "\"agent\":{\"id\":\"7\"}"),
                        generic("call.ended", 3, "\"cause\":\"normalClearing\",\"duration_s\":60"),
                        generic("recording.ready", 4, "\"recording\":{\"id\":\"rec-1\"}")),
                List.of(
                        generic("call.started", null, "\"queue\":\"a\""),
                        generic("call.missed", null, "\"cause\":\"noAnswer\""),
                        generic("call.missed", null, "\"cause\":\"busy\""),
                        generic("call.ended", null, "\"wait_s\":12")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyOrderAndEveryRepetitionOfWhatIsThereMeansTheSame(List<RawMessage> call) throws Exception {
        for (List<RawMessage> there : Calls.subsets(call)) {
            Set<CallStory> stories = new HashSet<>();
            for (List<RawMessage> order : Calls.permutations(there)) {
                List<RawMessage> twice = new ArrayList<>(order);
                twice.addAll(order);
                stories.add(Calls.story(order.toArray(RawMessage[]::new)));
                stories.add(Calls.story(twice.toArray(RawMessage[]::new)));
            }
            assertThat(stories).hasSize(1);
        }
    }

    @Test
    void sequenceOfTheSenderDecidesWhatCameLast() throws Exception {
        CallStory story = Calls.story(
                generic("call.answered", 4, "\"agent\":{\"name\":\"Second\"}"),
                generic("call.ended", 5, "\"cause\":\"normalClearing\""),
                generic("call.answered", 2, "\"agent\":{\"name\":\"First\"}"),
                generic("call.started", 1, "\"queue\":\"support\""));

        assertThat(story.agents()).containsExactly("First", "Second");
    }

    @Test
    void answerAfterTheEndIsNoneByTheSendersOwnOrder() throws Exception {
        CallStory story = Calls.story(
                generic("call.answered", 3, "\"agent\":{\"id\":\"7\"}"),
                generic("call.ended", 2, "\"cause\":\"cancel\""),
                generic("call.started", 1, "\"queue\":\"support\""));

        assertThat(story.ending()).isEqualTo(CallStory.Ending.MISSED);
    }

    @Test
    void countsWaitingAndTalkingByWhenItWasHeardOf() throws Exception {
        CallStory story = Calls.story(
                zammad("event=hangup&cause=normalClearing" + IN, Calls.NOON.plusSeconds(100)),
                zammad(ANSWER, Calls.NOON.plusSeconds(12)),
                zammad(NEW, Calls.NOON));

        assertThat(story.waited()).isEqualTo(12);
        assertThat(story.talked()).isEqualTo(88);
        assertThat(story.at()).isEqualTo(Calls.NOON);
    }

    @Test
    void countsNothingWhenTheEventsCameInAnotherOrder() throws Exception {
        CallStory story = Calls.story(
                zammad("event=hangup&cause=cancel" + IN, Calls.NOON), zammad(NEW, Calls.NOON.plusSeconds(2)));

        assertThat(story.waited()).isNull();
    }

    private static RawMessage event(String word) {
        String[] parts = word.split(":", 2);
        return zammad(
                switch (parts[0]) {
                    case "new" -> NEW;
                    case "answer" -> ANSWER;
                    case "voicemail" -> "event=answer&user=voicemail" + IN;
                    case "hangup" -> "event=hangup" + (parts[1].isEmpty() ? "" : "&cause=" + parts[1]) + IN;
                    case "hangupBy" -> "event=hangup&answeringNumber=agent1&cause=" + parts[1] + IN;
                    default -> "event=transfer" + IN;
                });
    }

    private static RawMessage generic(String event, Integer sequence, String more) {
        return Calls.generic("{\"event\":\"" + event + "\",\"call_id\":\"g1\",\"direction\":\"in\","
                + "\"from\":\"+79000000001\",\"to\":\"+74950000002\","
                + (sequence == null ? "" : "\"seq\":" + sequence + ",")
                + more + "}");
    }
}
