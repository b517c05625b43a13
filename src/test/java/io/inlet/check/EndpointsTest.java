package io.inlet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.pipeline.inbox.InboxEndpoint;
import io.inlet.pipeline.mailbox.MailboxEndpoint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of our own components is as the components are. */
class EndpointsTest {
    @Test
    void knowsEveryOptionOfMailbox() {
        assertThat(Endpoints.OWN.get("mailbox")).containsExactlyInAnyOrderElementsOf(setters(MailboxEndpoint.class));
    }

    @Test
    void knowsEveryOptionOfInbox() {
        List<String> options = Endpoints.OWN.get("inbox");

        assertThat(options).contains("name").containsAll(setters(InboxEndpoint.class));
        assertThat(options).hasSize(setters(InboxEndpoint.class).size() + 1);
    }

    private static List<String> setters(Class<?> endpoint) {
        return Arrays.stream(endpoint.getDeclaredMethods())
                .map(method -> method.getName())
                .filter(name -> name.startsWith("set"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .toList();
    }
}
