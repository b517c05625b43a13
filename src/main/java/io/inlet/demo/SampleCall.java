package io.inlet.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a call centre tells of one telephone call, in the order in which it tells it.
 *
 * @param title what it shows, in the words of {@code io/inlet/text/demo*.properties}
 */
record SampleCall(String title, List<ObjectNode> events) {
    static List<SampleCall> all() {
        return SampleFiles.json("calls.json", new TypeReference<>() {});
    }
}
