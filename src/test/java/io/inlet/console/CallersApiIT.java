package io.inlet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inlet.account.Role;
import io.inlet.ticket.Callers;
import io.inlet.ticket.Contact;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Status;
import io.inlet.ticket.Ticket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallersApiIT {
    private final TestConsole console = new TestConsole();
    private final Ticket ticket = Samples.ticket(1, "Принтер", Status.OPEN, Priority.P2);

    @BeforeEach
    void begin() {
        Contact contact = new Contact(
                UUID.randomUUID(), "acme", "Анна", "ACME", List.of(new Contact.Identity("phone", "+79000000001")));
        console.line.callers.add(new Callers.Caller("+79000000001", contact, List.of(ticket), Samples.NOON));
    }

    @AfterEach
    void end() {
        console.close();
    }

    @Test
    void showsWhoCallsAndWhatIsOpen() throws Exception {
        HttpResponse<String> answer = ask("/api/v1/callers/+79000000001");
        JsonNode caller = new ObjectMapper().readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(caller.get("phone").textValue()).isEqualTo("+79000000001");
        assertThat(caller.get("brand").textValue()).isEqualTo("acme");
        assertThat(caller.at("/contact/name").textValue()).isEqualTo("Анна");
        assertThat(caller.get("lastContactAt").textValue()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(caller.at("/openTickets/0/number").textValue())
                .isEqualTo(ticket.number().text());
        assertThat(caller.at("/openTickets/0/status").textValue()).isEqualTo("open");
        assertThat(caller.at("/openTickets/0/priority").textValue()).isEqualTo("p2");
        assertThat(ask("/api/v1/callers/%2B79000000001?brand=acme").statusCode())
                .isEqualTo(200);
    }

    @Test
    void knowsNobodyByAnotherNumberOrOfAnotherBrand() throws Exception {
        HttpResponse<String> stranger = ask("/api/v1/callers/+79000000002");

        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(ask("/api/v1/callers/+79000000001?brand=main").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsNothingToWhoeverShowsNoToken() throws Exception {
        assertThat(console.get("/api/v1/callers/+79000000001").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return console.get(path, "Authorization", "Bearer " + console.token(Role.VIEWER));
    }
}
