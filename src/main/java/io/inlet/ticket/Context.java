package io.inlet.ticket;

import io.inlet.message.InboundMessage;
import io.inlet.message.RawMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules see: the message, who sent it, what is known around it, and which tickets it may belong to.
 *
 * @param directories by directory name, the matching row's columns
 */
public record Context(
        RawMessage raw,
        InboundMessage message,
        Optional<Contact> contact,
        Map<String, Map<String, String>> directories,
        List<Candidate> candidates) {
    public Context {
        directories = Map.copyOf(directories);
        candidates = List.copyOf(candidates);
    }

    public Context with(List<Candidate> found) {
        return new Context(raw, message, contact, directories, found);
    }
}
