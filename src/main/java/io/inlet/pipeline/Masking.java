package io.inlet.pipeline;

import io.inlet.message.InboundMessage;
import io.inlet.settings.InboxSettings;
import io.inlet.settings.Sensitive;
import io.inlet.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Masks what customers should not have sent, in inboxes that are set so, before anybody reads or stores the text. The bytes as they came
 * and attached files stay as they are.
 */
public final class Masking {
    private final Settings settings;

    public Masking(Settings settings) {
        this.settings = settings;
    }

    InboundMessage mask(InboundMessage message) {
        Set<Sensitive> kinds = settings.get(InboxSettings.MASK.of(message.inbox()));
        if (kinds.isEmpty()) {
            return message;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        message.fields().forEach((name, value) -> fields.put(name, Sensitive.mask(value, kinds)));
        return new InboundMessage(
                message.messageKey(),
                message.externalId(),
                message.channel(),
                message.inbox(),
                message.sender(),
                message.recipients(),
                Sensitive.mask(message.subject(), kinds),
                Sensitive.mask(message.text(), kinds),
                Sensitive.mask(message.newText(), kinds),
                message.html() == null ? null : Sensitive.mask(message.html(), kinds),
                message.language(),
                message.attachments(),
                message.thread(),
                message.automation(),
                message.trust(),
                message.sentAt(),
                message.receivedAt(),
                fields);
    }
}
