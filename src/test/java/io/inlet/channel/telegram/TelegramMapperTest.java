package io.inlet.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.message.Attachment;
import io.inlet.message.Bearing;
import io.inlet.message.Content;
import io.inlet.message.Ids;
import io.inlet.message.InboundMessage;
import io.inlet.message.Lane;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.message.ThreadHint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramMapperTest {
    private final TelegramMapper mapper = new TelegramMapper();

    @Test
    void makesOneMessageOfTheRowsThatWereClaimedTogether() throws Exception {
        Mapped mapped = map(
                said(12, "\"text\":\"не печатает принтер\""),
                said(10, "\"text\":\"Здравствуйте\""),
                said(11, "\"text\":\"есть вопрос\",\"reply_to_message\":{\"message_id\":10}"));

        assertThat(mapped.messages()).hasSize(1);
        InboundMessage message = mapped.messages().get(0);
        assertThat(message.text()).isEqualTo("Здравствуйте\nесть вопрос\nне печатает принтер");
        assertThat(message.subject()).isEqualTo("не печатает принтер");
        assertThat(message.externalId()).isEqualTo("7/10");
        assertThat(message.thread().pieces())
                .containsExactly(
                        new ThreadHint.Piece("7/10", "Здравствуйте"),
                        new ThreadHint.Piece("7/11", "есть вопрос"),
                        new ThreadHint.Piece("7/12", "не печатает принтер"));
        assertThat(message.thread().replyTo()).isNull();
        assertThat(message.thread().bearing()).isEqualTo(Bearing.OPENS);
    }

    @Test
    void gathersTheFilesOfAnAlbum() throws Exception {
        InboundMessage message = map(
                        said(
                                20,
                                "\"media_group_id\":\"9\",\"caption\":\"вот\",\"document\":{\"file_id\":\"a\",\"file_name\":\"a.log\"}"),
                        said(21, "\"media_group_id\":\"9\",\"document\":{\"file_id\":\"b\",\"file_name\":\"b.log\"}"))
                .messages()
                .get(0);

        assertThat(message.attachments()).extracting(Attachment::source).containsExactly("a", "b");
        assertThat(message.text()).isEqualTo("вот");
    }

    @Test
    void keepsWhatTwoPeopleOfOneGroupSaidApart() throws Exception {
        String other = "{\"update_id\":5,\"message\":{\"message_id\":31,\"date\":1700000000,\"chat\":{\"id\":7},"
                + "\"from\":{\"id\":8,\"first_name\":\"B\"},\"text\":\"второй\"}}";

        assertThat(map(said(30, "\"text\":\"первый\""), other).messages())
                .extracting(InboundMessage::text)
                .containsExactly("первый", "второй");
    }

    /** Such a chat is independent of the bot's own with the same id (core.telegram.org/bots/api, Message, business_connection_id). */
    @Test
    void keepsChatsOfBusinessAccountsAndTheBotsOwnApart() throws Exception {
        List<InboundMessage> messages = map(
                        said(1, "\"text\":\"a\""),
                        said(
                                1,
                                "\"text\":\"b\",\"business_connection_id\":\"bc1\",\"reply_to_message\":{\"message_id\":9}"),
                        said(1, "\"text\":\"c\",\"business_connection_id\":\"bc2\""))
                .messages();

        assertThat(messages).extracting(InboundMessage::text).containsExactly("a", "b", "c");
        assertThat(messages).extracting(InboundMessage::messageKey).doesNotHaveDuplicates();
        assertThat(messages).extracting(InboundMessage::externalId).containsExactly("7/1", "bc1:7/1", "bc2:7/1");
        assertThat(messages).extracting(each -> each.thread().chat()).containsExactly("7", "bc1:7", "bc2:7");
        assertThat(messages.get(1).thread().replyTo()).isEqualTo("bc1:7/9");
    }

    @Test
    void keepsTheFormattingOfOnePieceAmongPlainOnes() throws Exception {
        InboundMessage message = map(
                        said(1, "\"text\":\"a <b> c\""),
                        said(2, "\"text\":\"жирно\",\"entities\":[{\"type\":\"bold\",\"offset\":0,\"length\":5}]"))
                .messages()
                .get(0);

        assertThat(message.html()).isEqualTo("a &lt;b&gt; c<br><b>жирно</b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ок",
                "ОК!",
                "Спасибо)",
                "Понял, спасибо",
                "Всё работает, спасибо",
                "👍",
                "👌🏽❤️",
                "Thanks!",
                "ok",
                "+",
                "..."
            })
    void lightWordsAloneOpenNothing(String text) throws Exception {
        assertThat(bearing("\"text\":\"" + text + "\"")).isEqualTo(Bearing.APPENDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "нет",
                "no",
                "??",
                "❗",
                "🆘",
                "ок, но принтер не печатает",
                "Здравствуйте",
                "42",
                "/start Не работает касса"
            })
    void otherWordsOpen(String text) throws Exception {
        assertThat(bearing("\"text\":\"" + text + "\"")).isEqualTo(Bearing.OPENS);
    }

    @Test
    void aLightWordWithAFileOpens() throws Exception {
        assertThat(bearing("\"caption\":\"ок\",\"photo\":[{\"file_id\":\"p\"}]"))
                .isEqualTo(Bearing.OPENS);
    }

    @Test
    void anEditNeverReopens() throws Exception {
        String edit = said(4, "\"edit_date\":1700000100,\"text\":\"исправлено\"")
                .replace("\"message\"", "\"edited_message\"");

        InboundMessage message = map(edit).messages().get(0);

        assertThat(message.thread().bearing()).isEqualTo(Bearing.FOLLOWS);
        assertThat(message.thread().replyTo()).isEqualTo("7/4");
        assertThat(message.messageKey())
                .isNotEqualTo(map(said(4, "\"text\":\"исправлено\""))
                        .messages()
                        .get(0)
                        .messageKey());
    }

    @Test
    void tellsABotsInboxesApart() throws Exception {
        assertThat(map(said(4, "\"text\":\"a\"")).messages().get(0).messageKey())
                .isEqualTo("telegram:help:7/4");
    }

    @Test
    void aPressedButtonOpensNothing() throws Exception {
        String pressed = "{\"update_id\":1,\"callback_query\":{\"id\":\"3\",\"from\":{\"id\":7,\"first_name\":\"A\"},"
                + "\"message\":{\"message_id\":9,\"chat\":{\"id\":7},\"date\":0},\"data\":\"close:1\"}}";

        assertThat(map(pressed).messages().get(0).thread().bearing()).isEqualTo(Bearing.APPENDS);
    }

    @Test
    void refusesWhatIsTooLongToBeAnUpdate() {
        String endless = "[" + " ".repeat(9 << 20) + "]";

        assertThatThrownBy(() -> map(endless))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("64 KiB");
    }

    @Test
    void everyPrefixOfAnUpdateIsRefusedOrUnderstood() {
        byte[] whole = said(1, "\"text\":\"a\",\"entities\":[{\"type\":\"bold\",\"offset\":0,\"length\":1}]")
                .getBytes(StandardCharsets.UTF_8);

        IntStream.range(0, whole.length)
                .forEach(length -> assertThatThrownBy(() -> mapper.map(List.of(raw(Arrays.copyOf(whole, length)))))
                        .isInstanceOf(MalformedMessageException.class));
    }

    private Bearing bearing(String content) throws MalformedMessageException {
        return map(said(1, content)).messages().get(0).thread().bearing();
    }

    private Mapped map(String... updates) throws MalformedMessageException {
        return mapper.map(Stream.of(updates)
                .map(update -> raw(update.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private static String said(int id, String content) {
        return "{\"update_id\":" + (1000 + id) + ",\"message\":{\"message_id\":" + id
                + ",\"date\":1700000000,\"chat\":{\"id\":7,\"type\":\"private\"},\"from\":{\"id\":7,\"first_name\":\"A\"},"
                + content + "}}";
    }

    private static RawMessage raw(byte[] bytes) {
        return new RawMessage(
                Ids.next(),
                "telegram",
                null,
                "main",
                "help",
                Mode.LIVE,
                Lane.NORMAL,
                "1",
                List.of(),
                "application/json",
                bytes.length,
                Instant.EPOCH,
                Content.of(bytes));
    }
}
