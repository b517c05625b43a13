package io.inlet.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a customer writes to the bot in one breath: updates in the provider's form.
 *
 * @param title what it shows, in the words of {@code io/inlet/text/demo*.properties}
 * @param waits whether all before it must be understood first
 */
record SampleChat(String title, boolean waits, List<ObjectNode> updates) {
    static List<SampleChat> all() {
        return SampleFiles.json("chats.json", new TypeReference<>() {});
    }

    /** The files that they name. */
    static List<BotFile> files() {
        byte[] voice = Arrays.copyOf("OggS".getBytes(StandardCharsets.US_ASCII), 9000);
        return List.of(
                new BotFile("demo-photo-1", "photos/file_1.jpg", SampleFiles.bytes("screen-1.jpg")),
                new BotFile("demo-photo-2", "photos/file_2.jpg", SampleFiles.bytes("screen-2.jpg")),
                new BotFile("demo-voice", "voice/file_3.oga", voice));
    }
}
