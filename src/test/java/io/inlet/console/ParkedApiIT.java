package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.account.Role;
import io.inlet.ticket.ParkedQueue;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkedApiIT {
    private final TestConsole console = new TestConsole();
    private final ParkedQueue.Entry entry = Samples.parked("garbage");
    private String viewer;
    private String operator;

    @BeforeEach
    void begin() {
        viewer = "Bearer " + console.token(Role.VIEWER);
        operator = "Bearer " + console.token(Role.OPERATOR);
        console.line.parked.add(entry);
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void listsAndShowsWhatIsParked() throws Exception {
        String list = console.get("/api/v1/parked", "Authorization", viewer).body();
        String shown = console.get("/api/v1/parked/" + entry.raw().id(), "Authorization", viewer)
                .body();

        assertThat(list)
                .contains(entry.raw().id().toString(), "\"code\":\"malformed\"")
                .doesNotContain("Trace");
        assertThat(shown).contains("io.inlet.Trace", "\"name\":\"Subject\"");
    }

    @Test
    void releasesInTheNameOfTheToken() throws Exception {
        String path = "/api/v1/parked/" + entry.raw().id() + "/release";

        assertThat(console.send("POST", path, "", "Authorization", viewer).statusCode())
                .isEqualTo(403);
        assertThat(console.send("POST", path, "", "Authorization", operator).statusCode())
                .isEqualTo(204);
        assertThat(console.send("POST", path, "", "Authorization", operator).statusCode())
                .isEqualTo(404);
        assertThat(console.line.acts).first().isEqualTo("released by token:test operator");
    }

    @Test
    void discardsOnlyWithAReason() throws Exception {
        String path = "/api/v1/parked/" + entry.raw().id() + "/discard";

        HttpResponse<String> without = console.send("POST", path, "{}", "Authorization", operator);
        HttpResponse<String> with = console.send("POST", path, "{\"why\": \"спам\"}", "Authorization", operator);

        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(with.statusCode()).isEqualTo(204);
        assertThat(console.line.acts).containsExactly("discarded by token:test operator: спам");
    }

    @Test
    void namesAllWrongParametersAtOnce() throws Exception {
        HttpResponse<String> answer = console.get("/api/v1/parked?limit=many&after=there", "Authorization", viewer);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"limit\"", "\"parameter\":\"after\"");
    }

    @Test
    void doesNotKnowAnUnparkedMessage() throws Exception {
        assertThat(console.get("/api/v1/parked/" + UUID.randomUUID(), "Authorization", viewer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(console.get("/api/v1/parked/nonsense", "Authorization", viewer)
                        .statusCode())
                .isEqualTo(404);
    }
}
