package io.inlet.channel.phone;

import static io.inlet.channel.phone.Calls.zammad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Bearing;
import io.inlet.message.InboundMessage;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.RawMessage;
import io.inlet.settings.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneMapperTest {
    private static final String CALLER = "+79000000001";

    @TempDir
    Path home;

    private PhoneBook book = PhoneBook.empty();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            in,  newCall+cancel,          OPENS,   +79000000001, false
            in,  newCall,                 BEGINS,  +79000000001, false
            in,  newCall+voicemail,       OPENS,   +79000000001, false
            in,  newCall+answer,          OPENS,   -,            true
            in,  normalClearing,          FOLLOWS, -,            true
            out, newCall+answer,          RESOLVES,+79000000001, false
            out, newCall+normalClearing,  APPENDS, +79000000001, false
            out, newCall,                 APPENDS, +79000000001, false
            out, normalClearing,          APPENDS, -,            false
            """)
    void saysWhatACallMayDoToTickets(String direction, String events, Bearing bearing, String chat, boolean withContact)
            throws Exception {
        InboundMessage message = message(Map.of(), call(direction, "79000000001", events));

        assertThat(message.thread().call()).isEqualTo("c1");
        assertThat(message.thread().bearing()).isEqualTo(bearing);
        assertThat(message.thread().chat()).isEqualTo(chat);
        assertThat(message.thread().withContact()).isEqualTo(withContact);
        assertThat(message.sender().phone()).isEqualTo(CALLER);
        assertThat(message.trust().level()).isEqualTo("phone");
    }

    @ParameterizedTest
    @CsvSource({"append,newCall+answer,APPENDS", "append,normalClearing,APPENDS", "open,newCall+answer,OPENS"})
    void answeredCallsDoWhatTheSettingSays(String setting, String events, Bearing bearing) throws Exception {
        InboundMessage message = message(Map.of("inlet.phone.answered", setting), call("in", "79000000001", events));

        assertThat(message.thread().bearing()).isEqualTo(bearing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newCall+answer", "newCall+answer+normalClearing", "normalClearing"})
    void answeredCallsLeaveNoTraceWhenIgnored(String events) throws Exception {
        assertThat(map(Map.of("inlet.phone.answered", "ignore"), call("in", "79000000001", events)))
                .isEmpty();
        assertThat(map(Map.of("inlet.phone.answered", "ignore"), call("in", "79000000001", "newCall+cancel")))
                .hasSize(1);
    }

    @Test
    void forwardedCallIsToldByWhoeverTakesIt() throws Exception {
        assertThat(map(Map.of(), call("in", "79000000001", "newCall+forwarded")))
                .isEmpty();
    }

    @Test
    void eventsOfUnknownMeaningMakeNothing() throws Exception {
        assertThat(map(Map.of(), List.of(zammad("event=transfer&callId=c1&direction=in"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "", "Private", "unknown", "%3Cunknown%3E", "101", "2203"})
    void withheldNumbersAndExtensionsIdentifyNobody(String from) throws Exception {
        InboundMessage message = message(Map.of(), call("in", from, "newCall+cancel"));

        assertThat(message.sender().phone()).isNull();
        assertThat(message.thread().chat()).isNull();
        assertThat(message.thread().call()).isEqualTo("c1");
        assertThat(message.trust().level()).isEqualTo("none");
    }

    @Test
    void sharedNumbersIdentifyNobodyButAreShown() throws Exception {
        book("shared: [\"8 (900) 000-00-01\"]");

        InboundMessage message = message(Map.of(), call("in", "79000000001", "newCall+cancel"));

        assertThat(message.sender().phone()).isNull();
        assertThat(message.thread().chat()).isNull();
        assertThat(message.subject()).isEqualTo("Missed call from +79000000001");
    }

    @Test
    void blockedCallersGetNoTicket() throws Exception {
        book("blocked: [\"+7900*\"]");

        assertThat(map(Map.of(), call("in", "79000000001", "newCall+busy"))).isEmpty();
        assertThat(map(Map.of(), call("in", "79110000001", "newCall+busy"))).hasSize(1);
        assertThat(map(Map.of(), call("out", "79000000001", "newCall+busy"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "79000000001",
                "89000000001",
                "9000000001",
                "%2B79000000001",
                "8+(900)+000-00-01",
                "sip:79000000001@pbx"
            })
    void oneCallerIsRecognisedHoweverTheNumberIsWritten(String from) throws Exception {
        assertThat(message(Map.of(), call("in", from, "newCall+cancel"))
                        .sender()
                        .phone())
                .isEqualTo(CALLER);
    }

    @Test
    void tellsTheWholeStory() throws Exception {
        InboundMessage message = message(
                Map.of(),
                List.of(
                        zammad("event=newCall&callId=c1&direction=in&from=79000000001&to=74950000002&user[]=Agent+One"
                                + "&user[]=Agent+Two&queue=support"),
                        zammad(
                                "event=hangup&callId=c1&direction=in&from=79000000001&to=74950000002&cause=cancel",
                                Calls.NOON.plusSeconds(75))));

        assertThat(message.subject()).isEqualTo("Missed call from +79000000001");
        assertThat(message.text()).isEqualTo("""
                A call from +79000000001 was not answered. Please call back.

                Time: 2026-03-01 12:00:00 +00:00
                Caller: +79000000001
                Number called: 74950000002
                Queue: support
                Rang at: Agent One, Agent Two
                Waited: 1 min 15 s
                End: the caller gave up
                Call id: c1""");
        assertThat(message.fields())
                .containsEntry("direction", "in")
                .containsEntry("ending", "missed")
                .containsEntry("answered", "false")
                .containsEntry("queue", "support")
                .containsEntry("cause", "cancel")
                .containsEntry("wait", "75");
        assertThat(message.language()).isEqualTo("en");
    }

    @Test
    void writesInTheLanguageOfTheSource() throws Exception {
        InboundMessage message =
                message(Map.of("inlet.phone.language", "ru"), call("in", "anonymous", "newCall+cancel"));

        assertThat(message.subject()).isEqualTo("Пропущенный звонок: скрытый номер");
    }

    @Test
    void linkOfARecordingIsTextAndNothingElse() throws Exception {
        InboundMessage message = message(Map.of(), List.of(Calls.generic("""
                {"event":"call.ended","call_id":"c1","direction":"in","from":"+79000000001","duration_s":65,
                 "recording":{"id":"rec-1","url":"https://pbx.example.org/rec/1.mp3"}}""")));

        assertThat(message.text()).contains("Recording: https://pbx.example.org/rec/1.mp3");
        assertThat(message.attachments()).isEmpty();
    }

    @Test
    void hostileValuesStayOneBoundedLine() throws Exception {
        InboundMessage message = message(
                Map.of(),
                List.of(zammad("event=newCall&callId=c1&direction=in&from=79000000001&queue=a%0d%0aCaller:+x%E2%80%AE"
                        + "y".repeat(5000))));

        assertThat(message.text().lines().filter(line -> line.startsWith("Caller:")))
                .hasSize(1);
        assertThat(message.text().length()).isLessThan(1000);
        assertThat(message.fields().get("queue")).doesNotContain("\n", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event=newCall&callId=c1&direction=sideways",
                "event=newCall&direction=in",
                "callId=c1&direction=in",
            })
    void eventThatNamesNoCallIsMalformed(String form) {
        assertThatThrownBy(() -> map(Map.of(), List.of(zammad(form)))).isInstanceOf(MalformedMessageException.class);
    }

    private List<InboundMessage> map(Map<String, String> settings, List<RawMessage> group)
            throws MalformedMessageException {
        return Calls.mapper(book, settings).map(group).messages();
    }

    private InboundMessage message(Map<String, String> settings, List<RawMessage> group)
            throws MalformedMessageException {
        List<InboundMessage> messages = map(settings, group);
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    /** Events of a call, separated by a plus sign; what is no event is the cause of a hang-up. */
    private static List<RawMessage> call(String direction, String customer, String events) {
        String ends =
                direction.equals("in") ? "&from=" + customer + "&to=74950000002" : "&from=74950000002&to=" + customer;
        return Arrays.stream(events.split("\\+"))
                .map(event -> switch (event) {
                    case "newCall" -> "event=newCall";
                    case "answer" -> "event=answer&answeringNumber=agent1";
                    case "voicemail" -> "event=answer&user=voicemail";
                    default -> "event=hangup&cause=" + event;
                })
                .map(event -> zammad(event + "&callId=c1&direction=" + direction + ends))
                .toList();
    }

    private void book(String lines) throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(PhoneBook.FILE), "sources:\n  phone:\n    " + lines + "\n");
        Problems problems = new Problems(Locale.ENGLISH);
        book = PhoneBook.load(home, "RU", problems);
        assertThat(problems.isEmpty()).isTrue();
    }
}
