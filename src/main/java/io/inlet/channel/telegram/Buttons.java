package io.inlet.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.inlet.message.MalformedMessageException;
import java.util.Optional;

/** The buttons below a message of the bot. */
final class Buttons {
    private Buttons() {}

    /** What stands on the button with this data; the data itself where the message does not show it. */
    static String label(Node message, String data) throws MalformedMessageException {
        Optional<Node> markup = message.object("reply_markup");
        if (markup.isPresent()) {
            for (JsonNode row : markup.get().json().path("inline_keyboard")) {
                for (JsonNode button : row) {
                    if (button.path("callback_data").asText().equals(data)) {
                        return button.path("text").asText();
                    }
                }
            }
        }
        return data == null ? "" : data;
    }
}
