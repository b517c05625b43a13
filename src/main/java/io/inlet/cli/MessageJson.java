package io.inlet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.message.Attachment;
import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.Party;
import io.inlet.message.Recipient;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import java.util.List;
import java.util.Locale;

/** A message in the words of the {@code parse} contract: absent and empty parts are left out, except the texts. */
final class MessageJson {
    private MessageJson() {}

    static ObjectNode of(InboundMessage message) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("channel", message.channel());
        node.put("externalId", message.externalId());
        node.put("subject", message.subject());
        node.put("text", message.text());
        node.put("newText", message.newText());
        putText(node, "html", message.html());
        putText(node, "language", message.language());
        if (message.sentAt() != null) {
            node.put("sentAt", message.sentAt().toString());
        }
        node.set("sender", party(message.sender()));
        ArrayNode recipients = node.putArray("recipients");
        message.recipients().forEach(recipient -> recipients.add(recipient(recipient)));
        node.set("thread", thread(message.thread()));
        ArrayNode attachments = node.putArray("attachments");
        message.attachments().forEach(attachment -> attachments.add(attachment(attachment)));
        node.set("automation", automation(message.automation()));
        node.set("trust", trust(message.trust()));
        if (!message.fields().isEmpty()) {
            ObjectNode fields = node.putObject("fields");
            message.fields().forEach(fields::put);
        }
        return node;
    }

    private static ObjectNode party(Party party) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        putText(node, "name", party.name());
        putText(node, "email", party.email());
        putText(node, "phone", party.phone());
        putText(node, "id", party.id());
        putText(node, "handle", party.handle());
        return node;
    }

    private static ObjectNode recipient(Recipient recipient) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", recipient.kind());
        putText(node, "name", recipient.name());
        putText(node, "email", recipient.email());
        return node;
    }

    private static ObjectNode thread(ThreadHint thread) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        putTexts(node, "inReplyTo", thread.inReplyTo());
        putTexts(node, "references", thread.references());
        putText(node, "chat", thread.chat());
        putText(node, "replyTo", thread.replyTo());
        putText(node, "call", thread.call());
        putText(node, "ticket", thread.ticket());
        return node;
    }

    private static ObjectNode attachment(Attachment attachment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", attachment.name());
        node.put("mediaType", attachment.mediaType());
        node.put("size", attachment.size());
        putText(node, "sha256", attachment.sha256());
        putText(node, "contentId", attachment.contentId());
        node.put("inline", attachment.inline());
        node.put("state", attachment.state().name().toLowerCase(Locale.ROOT));
        putText(node, "reason", attachment.reason());
        return node;
    }

    private static ObjectNode automation(Automation automation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", automation.kind().word());
        putTexts(node, "reasons", automation.reasons());
        if (!automation.bounces().isEmpty()) {
            ArrayNode bounces = node.putArray("bounces");
            for (Automation.Bounce bounce : automation.bounces()) {
                ObjectNode one = bounces.addObject();
                putText(one, "recipient", bounce.recipient());
                putText(one, "status", bounce.status());
                putText(one, "action", bounce.action());
                putText(one, "diagnostic", bounce.diagnostic());
                putText(one, "reason", bounce.reason());
                if (bounce.derived()) {
                    one.put("derived", true);
                }
            }
        }
        return node;
    }

    private static ObjectNode trust(Trust trust) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("level", trust.level());
        putTexts(node, "reasons", trust.reasons());
        return node;
    }

    private static void putText(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void putTexts(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }
    }
}
