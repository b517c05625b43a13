package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.Mappers;
import io.inlet.cli.InletCommand;
import io.inlet.message.Attachment;
import io.inlet.pipeline.Settled;
import io.inlet.pipeline.bot.BotApi;
import io.inlet.pipeline.bot.Updates;
import io.inlet.settings.SettingsLoader;
import io.inlet.store.TestDatabase;
import io.inlet.ticket.Article;
import io.inlet.ticket.Balance;
import io.inlet.ticket.StoredAttachment;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.Tickets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bot before the whole line with the routes as they are shipped, and a real store behind it. Each test has a person of its own. */
class TelegramIT {
    private static final ConditionFactory SOON =
            Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
    private static final String SECRET = "door_secret-0123456789";

    @TempDir
    static Path home;

    private static TestDatabase database;
    private static BotApi api;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        Distribution shipped = new Distribution(Path.of(""));
        shipped.copyTo(home, "config", "routes", "connectors");
        shipped.copyRoute(home, "telegram", "telegram-help");
        database = TestDatabase.fresh();
        api = new BotApi();
        Files.write(
                home.resolve("config/application.properties"),
                settings().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        gateway = Gateway.start(new Home(home), SettingsLoader.load(home, Map.of()), Settled.SILENT);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = database.settings();
        settings.putAll(Map.ofEntries(
                Map.entry("inlet.telegram-help.enabled", "true"),
                Map.entry("inlet.telegram-help.token", BotApi.TOKEN),
                Map.entry("inlet.telegram-help.inbox", "help"),
                Map.entry("inlet.telegram-help.base-url", api.url()),
                Map.entry("inlet.telegram-help.timeout", "2s"),
                Map.entry("inlet.telegram-help.settle", "3s"),
                Map.entry("inlet.telegram-help.webhook-secret", SECRET),
                Map.entry("inlet.telegram.webhook.enabled", "true"),
                Map.entry("inlet.telegram-trial.token", "77:" + "trial-token".repeat(4)),
                Map.entry("inlet.telegram-trial.inbox", "trial"),
                Map.entry("inlet.telegram-trial.settle", "1s"),
                Map.entry("inlet.telegram-trial.webhook-secret", SECRET + "-of-the-trial"),
                Map.entry("inlet.inbox.trial.mode", "sandbox")));
        return settings;
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        api.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "three-messages,appended to,Не могу войти в личный кабинет",
        "edit,appended to,Заказ 124",
        "repeated,opened,Не печатает принтер",
        "urgent,opened,Не работает касса",
        "thumbs-up,ignored,"
    })
    void scenariosOfTheSimulatorComeThroughTheDoor(String scenario, String became, String ticket) {
        StringWriter out = new StringWriter();

        int code = simulate(out, scenario, "trial");

        assertThat(code).as(out.toString()).isZero();
        String last = out.toString().strip().lines().reduce((one, two) -> two).orElseThrow();
        assertThat(last).as(out.toString()).startsWith(became).contains(ticket == null ? "" : ticket);
        assertThat(out.toString()).doesNotContain(SECRET).doesNotContain("trial-token");
    }

    @Test
    void simulatorLeavesTheLiveBotAlone() {
        assertThat(simulate(new StringWriter(), "urgent", "help")).isEqualTo(2);
    }

    private static int simulate(StringWriter out, String scenario, String inbox) {
        PrintWriter print = new PrintWriter(out);
        return InletCommand.line(new Mappers(List.of()))
                .setOut(print)
                .setErr(print)
                .execute(
                        "simulate",
                        "telegram",
                        "--provider",
                        "telegram",
                        "--scenario",
                        scenario,
                        "--inbox",
                        inbox,
                        "--home",
                        home.toString(),
                        "--url",
                        gateway.publicUrl());
    }

    @Test
    void threeQuickMessagesAreOneTicketWithOneArticle() {
        api.give(101, Updates.text(101, 1, 1, "Здравствуйте"));
        api.give(102, Updates.text(102, 1, 2, "есть вопрос"));
        SOON.until(() -> api.waiting() == 0);
        api.give(103, Updates.text(103, 1, 3, "Почему не печатает принтер?"));

        Tickets.Details ticket = awaitTicket("Почему не печатает принтер?");

        assertThat(ticket.articles()).hasSize(1);
        assertThat(ticket.articles().get(0).text()).isEqualTo("Здравствуйте\nесть вопрос\nПочему не печатает принтер?");
    }

    @Test
    void anAlbumIsOneArticleWithItsFiles() {
        List.of("a", "b", "c").forEach(id -> api.keep(id, "bytes"));
        String album =
                "\"media_group_id\":\"77\",\"photo\":[{\"file_id\":\"%s\",\"width\":9,\"height\":9,\"file_size\":5}]%s";
        api.give(201, Updates.said(201, 2, 1, album.formatted("a", ",\"caption\":\"Протечка в подвале\"")));
        api.give(202, Updates.said(202, 2, 2, album.formatted("b", "")));
        api.give(203, Updates.said(203, 2, 3, album.formatted("c", "")));

        Tickets.Details ticket = awaitTicket("Протечка в подвале");

        assertThat(ticket.articles()).hasSize(1);
        assertThat(ticket.articles().get(0).attachments())
                .extracting(StoredAttachment::name)
                .containsExactlyInAnyOrder("photo-1.jpg", "photo-2.jpg", "photo-3.jpg");
        SOON.until(() -> gateway.ports().tickets().find(ticket.ticket().id()).orElseThrow().articles().stream()
                .flatMap(article -> article.attachments().stream())
                .allMatch(file -> file.state() == Attachment.State.STORED && file.size() == 5));
    }

    @Test
    void anEditJoinsTheTicketOfItsOriginal() {
        api.give(301, Updates.text(301, 3, 1, "Не открывается отчёт за декабрь"));
        api.give(302, Updates.edited(302, 3, 1, "Не открывается отчёт за ноябрь"));

        Tickets.Details ticket = awaitTicket("Не открывается отчёт за декабрь");

        SOON.until(() -> articles(ticket).size() == 2);
        assertThat(articles(ticket).get(1)).isEqualTo("Не открывается отчёт за ноябрь");
        assertThat(tickets("Не открывается отчёт за ноябрь")).isEmpty();
    }

    @Test
    void aThumbsUpOpensNothingAndTheNextQuestionJoins() {
        api.give(401, Updates.text(401, 4, 1, "👍"));
        SOON.until(() -> api.waiting() == 0);
        api.give(402, Updates.edited(402, 4, 1, "👌"));
        api.give(403, Updates.text(403, 9, 1, "Как оформить пропуск на склад?"));
        Tickets.Details ticket = awaitTicket("Как оформить пропуск на склад?");
        api.give(404, Updates.text(404, 9, 2, "И ещё на парковку"));

        SOON.until(() -> articles(ticket).size() == 2);

        assertThat(tickets("👍")).isEmpty();
        assertThat(tickets("👌")).isEmpty();
        assertThat(tickets("И ещё на парковку")).isEmpty();
    }

    @Test
    void theSameUpdateByPollAndByWebhookIsOneArticle() throws Exception {
        String update = Updates.text(501, 5, 1, "Сколько стоит доставка до дома?");
        long duplicates = line().map(Balance.Line::duplicate).orElse(0L);
        api.give(501, update);
        Tickets.Details ticket = awaitTicket("Сколько стоит доставка до дома?");

        assertThat(post(update, SECRET).statusCode()).isEqualTo(200);
        assertThat(post(update, "wrong-secret-0123456789").statusCode()).isEqualTo(401);

        SOON.until(() -> line().orElseThrow().duplicate() == duplicates + 1);
        assertThat(articles(ticket)).hasSize(1);
    }

    @Test
    void theDoorTakesUpdatesInAndAnswersNothing() throws Exception {
        HttpResponse<String> answer = post(Updates.text(601, 6, 1, "срочно: нет света в цехе"), SECRET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        awaitTicket("срочно: нет света в цехе");
    }

    @Test
    void whatCannotBeUnderstoodIsParkedAndStopsNothing() {
        long parked = line().map(Balance.Line::parked).orElse(0L);
        api.give(701, "{\"update_id\":701,\"message\":{\"message_id\":1,\"chat\":\"seven\",\"text\":7}}");
        api.give(702, Updates.text(702, 7, 2, "Где забрать документы по заявке?"));

        awaitTicket("Где забрать документы по заявке?");

        SOON.until(() -> line().orElseThrow().parked() == parked + 1);
        assertThat(gateway.ports().balance().read().lines()).allMatch(Balance.Line::holds);
    }

    @Test
    void urgentWordsFreeWhatWaits() {
        api.give(801, Updates.text(801, 8, 1, "Добрый вечер"));
        api.give(802, Updates.text(802, 8, 2, "Авария: прорвало трубу на складе"));

        Tickets.Details ticket = awaitTicket("Авария: прорвало трубу на складе");

        assertThat(ticket.articles().get(0).text()).startsWith("Добрый вечер\n");
    }

    @Test
    void aFileThatIsTooLargeIsToldOfInTheText() {
        api.give(
                901,
                Updates.said(
                        901,
                        90,
                        1,
                        "\"caption\":\"Выгрузка базы целиком\",\"document\":{\"file_id\":\"d\",\"file_name\":\"base.zip\",\"file_size\":99000000}"));

        Tickets.Details ticket = awaitTicket("Выгрузка базы целиком");

        assertThat(ticket.articles().get(0).text()).contains("base.zip: размер файла 95 МБ");
        assertThat(ticket.articles().get(0).attachments())
                .extracting(StoredAttachment::state)
                .containsExactly(Attachment.State.REFUSED);
    }

    private static Tickets.Details awaitTicket(String subject) {
        SOON.ignoreExceptions().until(() -> !tickets(subject).isEmpty());
        return gateway.ports().tickets().find(tickets(subject).get(0)).orElseThrow();
    }

    private static List<UUID> tickets(String subject) {
        return gateway
                .ports()
                .tickets()
                .search(new Tickets.Query(null, null, "telegram", "help", null, null, null, null, 200))
                .tickets()
                .stream()
                .filter(ticket -> ticket.subject().equals(subject))
                .map(Ticket::id)
                .toList();
    }

    private static List<String> articles(Tickets.Details ticket) {
        return gateway.ports().tickets().find(ticket.ticket().id()).orElseThrow().articles().stream()
                .map(Article::text)
                .toList();
    }

    private static Optional<Balance.Line> line() {
        return gateway.ports().balance().read().lines().stream()
                .filter(line -> line.inbox().equals("help"))
                .findFirst();
    }

    private static HttpResponse<String> post(String update, String secret) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(gateway.publicUrl() + "/in/telegram/help"))
                                .header("Content-Type", "application/json")
                                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                                .POST(HttpRequest.BodyPublishers.ofString(update))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
