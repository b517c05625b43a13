package io.inlet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.channel.ChannelMapper;
import io.inlet.message.Attachment;
import io.inlet.message.Header;
import io.inlet.message.InboundMessage;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** One file to its answer in the words of the {@code parse} contract. Never throws for what stands in the file. Thread-safe. */
final class FileParser {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ChannelMapper mapper;
    private final String provider;
    private final List<Header> headers;
    private final Path attachments;

    /** @param attachments the folder for attachments' bytes; null: they are not written */
    FileParser(ChannelMapper mapper, String provider, List<Header> headers, Path attachments) {
        this.mapper = mapper;
        this.provider = provider;
        this.headers = headers;
        this.attachments = attachments;
    }

    ObjectNode parse(String file) {
        try {
            RawMessage raw = RawFile.read(file, mapper.channel(), provider, headers);
            Mapped mapped = mapper.map(List.of(raw));
            if (attachments != null) {
                for (InboundMessage message : mapped.messages()) {
                    save(message);
                }
            }
            return answer(file, mapped);
        } catch (MalformedMessageException | IOException wrong) {
            return refused(file, wrong.getMessage() == null ? wrong.toString() : wrong.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError wrong) {
            return refused(file, "an error of the program: " + wrong);
        }
    }

    static ObjectNode refused(String file, String why) {
        ObjectNode answer = NODES.objectNode();
        answer.put("file", file).put("ok", false).put("error", why.replaceAll("\\s+", " "));
        return answer;
    }

    private static ObjectNode answer(String file, Mapped mapped) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode messages = answer.put("file", file).put("ok", true).putArray("messages");
        mapped.messages().forEach(message -> messages.add(MessageJson.of(message)));
        if (!mapped.events().isEmpty()) {
            ArrayNode events = answer.putArray("events");
            for (Map<String, String> event : mapped.events()) {
                ObjectNode node = events.addObject();
                event.forEach(node::put);
            }
        }
        return answer;
    }

    private void save(InboundMessage message) throws IOException {
        for (Attachment attachment : message.attachments()) {
            Path target =
                    attachment.state() == Attachment.State.STORED ? attachments.resolve(attachment.sha256()) : null;
            if (target == null || Files.exists(target)) {
                continue;
            }
            Path part = Files.createTempFile(attachments, "part", null);
            try (InputStream in = attachment.content().open()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
