package io.inlet.pipeline.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.pipeline.FileSource.Refused;
import io.inlet.settings.Settings;
import io.inlet.ticket.LateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFilesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private BotApi api;
    private TelegramFiles files;

    @BeforeEach
    void open() throws Exception {
        api = new BotApi();
        files = new TelegramFiles(Settings.of(Map.of(
                "inlet.telegram-help.token",
                BotApi.TOKEN,
                "inlet.telegram-help.inbox",
                "help",
                "inlet.telegram-help.base-url",
                api.url() + "/")));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void fetchesAFileInTwoSteps() throws Exception {
        place("photos/file_1.jpg");
        api.files.put("photos/file_1.jpg", BotApi.Answer.of(200, "bytes"));

        try (InputStream in = files.fetch(wanted("help", 1), PATIENCE)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("bytes");
        }
    }

    @Test
    void asksAgainWhereAFileIsWhenItsPlaceIsGone() throws Exception {
        place("photos/old.jpg");
        place("photos/new.jpg");
        api.files.put("photos/new.jpg", BotApi.Answer.of(200, "new"));

        try (InputStream in = files.fetch(wanted("help", 1), PATIENCE)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("new");
        }
    }

    @Test
    void waitsForAFileThatIsNotAtItsNewPlaceEither() {
        place("photos/old.jpg");
        place("photos/older.jpg");

        assertThatThrownBy(() -> files.fetch(wanted("help", 1), PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessage("the Bot API named a place where the file is not");
    }

    @Test
    void waitsNoLongerThanTheFileIsLeasedFor() {
        place("photos/file_1.jpg");
        api.files.put("photos/file_1.jpg", BotApi.Answer.of(200, "bytes"));
        api.delay = Duration.ofSeconds(2);

        assertThatThrownBy(() -> files.fetch(wanted("help", 1), Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class);
        assertThat(api.paths).noneMatch(path -> path.startsWith("/file/"));
    }

    @Test
    void givesUpWhatIsTooBig() {
        api.places.add(BotApi.Answer.refused(400, "Bad Request: file is too big"));

        assertThatThrownBy(() -> files.fetch(wanted("help", 1), PATIENCE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo("too-large-for-telegram"));
    }

    @Test
    void hopesForAWhileThatAFileIsUnavailableForAWhile() {
        String both = "Bad Request: wrong file_id or the file is temporarily unavailable";
        api.places.add(BotApi.Answer.refused(400, both));
        api.places.add(BotApi.Answer.refused(400, both));

        assertThatThrownBy(() -> files.fetch(wanted("help", 1), PATIENCE)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.fetch(wanted("help", 5), PATIENCE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo("telegram-file-gone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "a/../../b",
                "//evil.example.org/a",
                "http://evil.example.org/a",
                "a?b=c",
                "a%2e%2e/b",
                "a/.b",
                "@evil.example.org",
                ""
            })
    void followsNoPlaceThatIsNoneOfTheBots(String place) {
        place(place);

        assertThatThrownBy(() -> files.fetch(wanted("help", 1), PATIENCE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo("telegram-file-path"));
        assertThat(api.paths).noneMatch(path -> path.startsWith("/file/"));
    }

    @Test
    void waitsForAServerThatDoesNotAnswerAndNamesNoToken() {
        api.close();

        assertThatThrownBy(() -> files.fetch(wanted("help", 1), PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("nobody-may-see")
                .hasNoCause();
    }

    @Test
    void waitsForABotThatIsNotThere() {
        assertThatThrownBy(() -> files.fetch(wanted("other", 1), PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other");
    }

    @Test
    void waitsWhenTheTokenIsRefusedAndShowsNoneOfIt() {
        api.tokenKnown = false;

        assertThatThrownBy(() -> files.fetch(wanted("help", 1), PATIENCE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("401")
                .hasMessageNotContaining("nobody-may-see");
    }

    private void place(String path) {
        api.places.add(
                BotApi.Answer.of(200, "{\"ok\":true,\"result\":{\"file_id\":\"f\",\"file_path\":\"" + path + "\"}}"));
    }

    private static LateFiles.Wanted wanted(String inbox, int attempt) {
        return new LateFiles.Wanted(
                UUID.randomUUID(),
                "main",
                "telegram",
                inbox,
                "a.jpg",
                "image/jpeg",
                5,
                "f",
                attempt,
                Instant.EPOCH,
                UUID.randomUUID());
    }
}
