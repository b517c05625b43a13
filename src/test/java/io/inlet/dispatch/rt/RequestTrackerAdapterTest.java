package io.inlet.dispatch.rt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.DeliveryState;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.Samples;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.Automation.Bounce;
import io.inlet.message.Content;
import io.inlet.message.Reason;
import io.inlet.ticket.Article;
import io.inlet.ticket.StoredAttachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter on answers as a real RT gave them. */
class RequestTrackerAdapterTest {
    private static final UUID TICKET = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID ARTICLE = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final String TOKEN = "1-27-0123456789abcdef0123456789abcdef";
    private static final String URL_17 = "https://rt.example.com/Ticket/Display.html?id=17";

    private final RequestTrackerAdapter adapter = new RequestTrackerAdapter();

    @Test
    void createsWithoutALookUpAtTheFirstAttemptAndReadsBack() throws Exception {
        Talk talk = new Talk(state(Operation.CREATE, 1, false, null, List.of()));

        Call.Send create = talk.sends("POST", "/REST/2.0/ticket");
        JsonNode json = new ObjectMapper().readTree(Samples.bytes(create.body()));
        assertThat(create.headers()).containsEntry("Authorization", "token " + TOKEN);
        assertThat(create.body().length()).isEqualTo(Samples.bytes(create.body()).length);
        assertThat(json.path("Queue").asText()).isEqualTo("Support");
        assertThat(json.path("Requestor").asText()).isEqualTo("anna@example.com");
        assertThat(json.path("Priority").asInt()).isEqualTo(50);
        assertThat(json.path("ContentType").asText()).isEqualTo("text/plain");
        assertThat(json.at("/CustomFields/InletId").asText()).isEqualTo(TICKET.toString());
        assertThat(json.at("/CustomFields/Channel").asText()).isEqualTo("email");
        talk.hears(201, "created.json");
        talk.sends("GET", "/REST/2.0/ticket/17");
        talk.hears(200, "ticket.json");
        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17));
    }

    @Test
    void looksUpBeforeItRepeatsWhatMayHaveArrived() {
        Talk talk = new Talk(state(Operation.CREATE, 2, true, null, List.of()));

        Call.Send search = talk.sends("GET", "/REST/2.0/tickets");
        assertThat(search.query()).containsEntry("query", "CF.{InletId} = '" + TICKET + "'");
        talk.hears(200, "found.json");

        assertThat(talk.call).isEqualTo(new Call.Done("15", "https://rt.example.com/Ticket/Display.html?id=15"));
    }

    @Test
    void takesTheLowestOfSeveralAndSaysSo() {
        Talk talk = new Talk(state(Operation.CREATE, 2, true, null, List.of()));

        talk.hears(200, "found-two.json");

        assertThat(talk.call).isInstanceOfSatisfying(Call.Done.class, done -> {
            assertThat(done.externalKey()).isEqualTo("15");
            assertThat(done.remark()).isEqualTo(Reason.of("rt-several", "InletId", TICKET.toString(), "15, 17", "15"));
        });
    }

    @Test
    void countsOnceMoreAfterARepeatedCreateSinceTheEarlierOneMayHaveFinishedLate() {
        Talk talk = new Talk(state(Operation.CREATE, 2, true, null, List.of()));
        talk.hears(200, "found-none.json");
        talk.sends("POST", "/REST/2.0/ticket");
        talk.hears(201, "created.json");
        talk.hears(200, "ticket.json");
        talk.sends("GET", "/REST/2.0/tickets");
        talk.hears(200, "found-two.json");

        assertThat(talk.call).isInstanceOfSatisfying(Call.Done.class, done -> assertThat(done.externalKey())
                .isEqualTo("15"));
    }

    @Test
    void putsTheIdIntoATicketThatCameWithoutIt() {
        Talk talk = new Talk(state(Operation.CREATE, 1, false, null, List.of()));
        talk.hears(201, "created.json");
        talk.hears(200, "ticket-without-id.json");

        Call.Send repair = talk.sends("PUT", "/REST/2.0/ticket/17");
        assertThat(new String(Samples.bytes(repair.body()), StandardCharsets.UTF_8))
                .isEqualTo("{\"CustomFields\":{\"InletId\":\"" + TICKET + "\"}}");
        talk.answers(200, "[\"InletId " + TICKET + " added\"]");
        talk.hears(200, "ticket.json");

        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17));
    }

    @Test
    void stopsTheTargetButKeepsTheKeyWhenTheIdCannotBeKept() {
        Talk talk = new Talk(state(Operation.CREATE, 1, false, null, List.of()));
        talk.hears(201, "created.json");
        talk.hears(200, "ticket-without-id.json");
        talk.answers(200, "[]");
        talk.hears(200, "ticket-without-id.json");
        talk.hears(200, "found-none.json");

        assertThat(talk.call)
                .isEqualTo(new Call.DoneThenPause("17", URL_17, Reason.of("rt-id-not-kept", "17", "InletId")));
    }

    @Test
    void keepsTheKeyOfANewTicketWhateverBecomesOfItsVerification() {
        Talk talk = new Talk(state(Operation.CREATE, 1, false, null, List.of()));
        talk.hears(201, "created.json");
        talk.hears(new Answer.Lost(true, "reset"));

        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17, Reason.of("rt-not-verified", "17", "InletId")));
    }

    @Test
    void cutsTheSubjectAtTwoHundredBytesAndNeverInACharacter() {
        assertThat(Marks.cut("ж".repeat(150), 200)).isEqualTo("ж".repeat(100));
        assertThat(Marks.cut("a" + "ж".repeat(150), 200)).isEqualTo("a" + "ж".repeat(99));
        assertThat(Marks.cut("😀".repeat(60), 199)).isEqualTo("😀".repeat(49));
        assertThat(Marks.messageSubject(state(Operation.APPEND, 1, false, "17", List.of()))
                        .getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void appendsAsCorrespondenceUnderTheArticlesId() throws Exception {
        Talk talk = new Talk(state(Operation.APPEND, 1, false, "17", List.of()));

        Call.Send append = talk.sends("POST", "/REST/2.0/ticket/17/correspond");
        JsonNode json = new ObjectMapper().readTree(Samples.bytes(append.body()));
        assertThat(json.path("Subject").asText()).contains(ARTICLE.toString());
        assertThat(json.path("Content").asText()).endsWith("Новое");
        talk.answers(201, "[\n   \"Correspondence added\"\n]");

        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17));
    }

    @Test
    void saysWhoseMailCameBackAndWhyInACommentThatOpensNothing() throws Exception {
        Bounce bounce = new Bounce("anna@example.com", "5.2.2", "failed", null, "mailbox-full", false);
        Talk talk = new Talk(
                ofMachine(new Automation(Automation.Kind.BOUNCE, List.of("delivery-status"), List.of(bounce))));

        Call.Send append = talk.sends("POST", "/REST/2.0/ticket/17/comment");

        assertThat(new ObjectMapper()
                        .readTree(Samples.bytes(append.body()))
                        .path("Content")
                        .asText())
                .contains("\n\nanna@example.com: наше письмо не доставлено, ящик переполнен (5.2.2)\n\nНовое");
    }

    @Test
    void findsAMessageThatIsThereAlready() {
        Talk talk = new Talk(state(Operation.APPEND, 2, true, "17", List.of()));

        Call.Send search = talk.sends("GET", "/REST/2.0/transactions");
        assertThat(search.query().get("query")).contains("TicketId = 17").contains(ARTICLE.toString());
        talk.answers(200, "{\"items\":[{\"type\":\"transaction\",\"id\":\"61\"}],\"count\":1,\"total\":null}");

        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17));
    }

    @Test
    void streamsFilesAndLinksWhatIsTooLarge() throws Exception {
        StoredAttachment small = file("снимок.png", 5, Attachment.State.STORED);
        StoredAttachment large = file("video.mp4", 40_000_000, Attachment.State.STORED);
        StoredAttachment empty = file("empty.txt", 0, Attachment.State.STORED);
        StoredAttachment pending = file("voice.ogg", -1, Attachment.State.PENDING);
        Talk talk = new Talk(state(Operation.APPEND, 1, false, "17", List.of(small, large, empty, pending)));

        Call.Send append = (Call.Send) talk.call;
        byte[] bytes = Samples.bytes(append.body());
        JsonNode json = new ObjectMapper().readTree(bytes);
        assertThat(append.body().length()).isEqualTo(bytes.length);
        assertThat(json.path("Attachments")).hasSize(1);
        assertThat(json.at("/Attachments/0/FileName").asText())
                .isEqualTo(new String("снимок.png".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        assertThat(Base64.getDecoder()
                        .decode(json.at("/Attachments/0/FileContent").asText()))
                .isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
        assertThat(json.path("Content").asText())
                .contains("video.mp4 (39062 KB): http://127.0.0.1:8081/api/v1/attachments/" + large.id())
                .contains("empty.txt (0 B)")
                .contains("voice.ogg: ещё загружается");
    }

    @Test
    void endsWithoutAnAnswerWhenAFileIsNotAsLongAsKnown() {
        StoredAttachment wrong = file("a.txt", 7, Attachment.State.STORED);
        Call.Send append = (Call.Send) new Talk(state(Operation.APPEND, 1, false, "17", List.of(wrong))).call;

        assertThatThrownBy(() -> Samples.bytes(append.body()))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("attachment a.txt has 5 bytes, not 7");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 412, 415})
    void parksWhatIsRefused(int status) {
        Talk talk = new Talk(state(Operation.CREATE, 1, false, null, List.of()));

        talk.answers(status, "{\"message\":\"No permission to create tickets in the queue 'NoSuch' " + TOKEN + "\"}");

        assertThat(talk.call).isInstanceOfSatisfying(Call.Park.class, park -> {
            assertThat(park.why()).isEqualTo(Reason.of("target-refused", Integer.toString(status)));
            assertThat(park.excerpt()).contains("No permission").doesNotContain(TOKEN);
        });
    }

    @Test
    void pausesWhereTheTokenIsRefused() {
        Talk talk = new Talk(state(Operation.APPEND, 1, false, "17", List.of()));

        talk.answers(401, "{\"message\":\"Unauthorized\"}");

        assertThat(talk.call).isEqualTo(new Call.PauseTarget(Reason.of("target-refused-authentication", "401")));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void doesNotKnowAfterAnErrorOfTheServer(int status) {
        Talk talk = new Talk(state(Operation.CREATE, 1, false, null, List.of()));

        talk.answers(status, "Internal Server Error");

        assertThat(talk.call).isEqualTo(new Call.Unknown(null, Reason.of("target-error", Integer.toString(status))));
    }

    @Test
    void waitsAsLongAsItIsAsked() {
        Talk talk = new Talk(state(Operation.CREATE, 1, false, null, List.of()));

        talk.hears(new Answer.Received(429, Map.of("Retry-After", "90"), new byte[0]));

        assertThat(talk.call)
                .isEqualTo(
                        new Call.RetryLater(Duration.ofSeconds(90), false, Reason.of("target-asked-to-wait", "429")));
    }

    @Test
    void repeatsNothingAfterALookUpThatToldNothing() {
        Talk talk = new Talk(state(Operation.CREATE, 2, true, null, List.of()));

        talk.answers(200, "<html>a proxy's page</html>");

        assertThat(talk.call).isEqualTo(new Call.Unknown(null, Reason.of("target-answer-unreadable", "200")));
    }

    @Test
    void neverShowsTheToken() {
        Call.Send create = (Call.Send) new Talk(state(Operation.CREATE, 1, false, null, List.of())).call;

        assertThat(create.toString()).doesNotContain(TOKEN);
        assertThat(create.description()).doesNotContain(TOKEN);
    }

    /** One attempt, answer by answer. */
    @Test
    void resolvesATicketAndReadsBackWhatRtMadeOfIt() {
        Talk talk = new Talk(resolved());
        talk.sends("GET", "/REST/2.0/ticket/17");
        talk.answers(200, "{\"id\":17,\"Status\":\"open\"}");

        Call.Send change = talk.sends("PUT", "/REST/2.0/ticket/17");
        assertThat(new String(Samples.bytes(change.body()), StandardCharsets.UTF_8))
                .isEqualTo("{\"Status\":\"resolved\"}");
        talk.answers(200, "[\"Ticket 17: Status changed from 'open' to 'resolved'\"]");
        talk.sends("GET", "/REST/2.0/ticket/17");
        talk.answers(200, "{\"id\":17,\"Status\":\"resolved\"}");

        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17));
    }

    @Test
    void changesNothingThatIsResolvedAlready() {
        Talk talk = new Talk(resolved());

        talk.answers(200, "{\"id\":17,\"Status\":\"resolved\"}");

        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17));
    }

    @Test
    void saysThatRtRefusedToResolve() {
        Talk talk = new Talk(resolved());
        talk.answers(200, "{\"id\":17,\"Status\":\"open\"}");
        talk.answers(200, "[\"Ticket 17: Permission Denied\"]");
        talk.answers(200, "{\"id\":17,\"Status\":\"open\"}");

        assertThat(talk.call).isEqualTo(new Call.Park(Reason.of("rt-not-resolved", "17", "open", "resolved"), ""));
    }

    @Test
    void resolvesNothingThatTheCustomerOpenedAgain() {
        Talk talk = new Talk(state(Operation.RESOLVE, 1, false, "17", List.of()));

        assertThat(talk.call).isEqualTo(new Call.Done("17", URL_17));
    }

    private static DeliveryState resolved() {
        DeliveryState open = state(Operation.RESOLVE, 1, false, "17", List.of());
        return new DeliveryState(
                open.delivery(),
                open.target(),
                Samples.resolved(open.ticket()),
                open.article(),
                open.contact(),
                open.files(),
                open.links(),
                null,
                open.now());
    }

    private static DeliveryState ofMachine(Automation automation) {
        DeliveryState plain = state(Operation.APPEND, 1, false, "17", List.of());
        Article article = plain.article();
        return new DeliveryState(
                plain.delivery(),
                plain.target(),
                plain.ticket(),
                new Article(
                        article.id(),
                        article.ticket(),
                        article.raw(),
                        article.direction(),
                        article.channel(),
                        article.inboxes(),
                        article.externalId(),
                        article.sender(),
                        article.recipients(),
                        article.subject(),
                        article.text(),
                        article.newText(),
                        article.html(),
                        article.language(),
                        article.attachments(),
                        automation,
                        article.trust(),
                        article.fields(),
                        article.sentAt(),
                        article.receivedAt()),
                plain.contact(),
                plain.files(),
                plain.links(),
                null,
                plain.now());
    }

    private final class Talk {
        private DeliveryState state;
        private Call call;

        Talk(DeliveryState state) {
            this.state = state;
            this.call = adapter.next(state, null);
        }

        Call.Send sends(String method, String path) {
            Call.Send send = (Call.Send) call;
            assertThat(send.method() + " " + send.path()).isEqualTo(method + " " + path);
            return send;
        }

        void hears(int status, String fixture) {
            try {
                answers(status, Files.readString(Path.of("src/test/resources/rt/answers", fixture)));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }

        void answers(int status, String body) {
            hears(new Answer.Received(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        }

        void hears(Answer answer) {
            state = state.after((Call.Send) call, Samples.NOW);
            call = adapter.next(state, answer);
        }
    }

    private static StoredAttachment file(String name, long size, Attachment.State state) {
        return new StoredAttachment(UUID.randomUUID(), name, "image/png", size, null, null, false, state, null, false);
    }

    private static DeliveryState state(
            Operation operation, int attempt, boolean uncertain, String key, List<StoredAttachment> files) {
        Article article = Samples.article(ARTICLE, TICKET, "Новое\n> Старое", "Новое", files);
        DeliveryState sample =
                Samples.state(operation, article, Trackers.target(URI.create("https://rt.example.com"), TOKEN));
        Delivery before = sample.delivery();
        Delivery delivery = new Delivery(
                before.id(),
                before.target(),
                operation,
                before.ticket(),
                before.article(),
                attempt,
                uncertain,
                key,
                before.queuedAt(),
                before.lease());
        return new DeliveryState(
                delivery,
                sample.target(),
                sample.ticket(),
                sample.article(),
                sample.contact(),
                id -> Content.of("hello".getBytes(StandardCharsets.UTF_8)),
                sample.links(),
                null,
                sample.now());
    }
}
