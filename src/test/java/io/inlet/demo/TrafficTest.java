package io.inlet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.settings.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {
    @Test
    void saysInBothLanguagesWhatEachItemShows() {
        List<String> titles = Stream.of(
                        Traffic.mails().stream().map(SampleMail::title),
                        Traffic.posts().stream().map(SamplePost::title),
                        Traffic.chats().stream().map(SampleChat::title),
                        Traffic.calls().stream().map(SampleCall::title),
                        SampleAct.all().stream().map(SampleAct::title),
                        Stream.of("chat-twice"))
                .flatMap(each -> each)
                .toList();

        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            Texts texts = Texts.of("demo", language);
            assertThat(titles).noneMatch(title -> texts.get("sent." + title).equals("sent." + title));
        }
    }

    @Test
    void numbersUpdatesAndEventsSoThatARepeatIsKnown() {
        List<JsonNode> updates = Traffic.chats().stream()
                .flatMap(chat -> chat.updates().stream())
                .map(update -> update.get("update_id"))
                .toList();
        List<JsonNode> events = Traffic.calls().stream()
                .flatMap(call -> call.events().stream())
                .map(event -> event.get("event_id"))
                .toList();

        assertThat(updates).hasSizeGreaterThan(8).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(events).hasSizeGreaterThan(10).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void bringsTheFilesThatItsUpdatesName() {
        String updates = Traffic.chats().toString();

        assertThat(SampleChat.files()).hasSize(3).allSatisfy(file -> {
            assertThat(updates).contains("\"" + file.id() + "\"");
            assertThat(file.bytes()).hasSizeGreaterThan(1000);
        });
    }
}
