package io.inlet.pipeline.bot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A value within JSON, found by brackets and quotation marks alone. So the updates of an answer are told apart byte for byte whatever
 * stands in them: one that no parser takes (broken UTF-8, numbers without end, a thousand brackets) stops none of the others.
 */
record JsonSlice(byte[] json, int begin, int end) {
    static JsonSlice of(byte[] json) throws IOException {
        int begin = space(json, 0);
        return new JsonSlice(json, begin, value(json, begin));
    }

    byte[] bytes() {
        return Arrays.copyOfRange(json, begin, end);
    }

    String text() {
        return new String(json, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** The value of a member; this must be an object. */
    Optional<JsonSlice> member(String name) throws IOException {
        int at = open('{');
        while (json[at] != '}') {
            int key = at;
            at = value(json, key);
            boolean found = new String(json, key, at - key, StandardCharsets.UTF_8).equals('"' + name + '"');
            at = space(json, expect(space(json, at), ':'));
            int from = at;
            at = value(json, from);
            if (found) {
                return Optional.of(new JsonSlice(json, from, at));
            }
            at = next(at, '}');
        }
        return Optional.empty();
    }

    /** The elements; this must be an array. */
    List<JsonSlice> elements() throws IOException {
        List<JsonSlice> elements = new ArrayList<>();
        int at = open('[');
        while (json[at] != ']') {
            int from = at;
            at = value(json, from);
            elements.add(new JsonSlice(json, from, at));
            at = next(at, ']');
        }
        return elements;
    }

    private int open(char bracket) throws IOException {
        return space(json, expect(begin, bracket));
    }

    /** After a value: at the closing bracket, or at the next value. */
    private int next(int after, char closing) throws IOException {
        int at = space(json, after);
        return json[at] == closing ? at : space(json, expect(at, ','));
    }

    private int expect(int at, char sign) throws IOException {
        if (json[at] != sign) {
            throw new IOException("the answer is not JSON: '" + sign + "' was to stand at byte " + at);
        }
        return at + 1;
    }

    private static int value(byte[] json, int from) throws IOException {
        int depth = 0;
        int at = from;
        do {
            if (at >= json.length) {
                throw broken();
            }
            switch (json[at]) {
                case '"' -> at = string(json, at);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at = depth > 0 ? at + 1 : scalar(json, at);
            }
        } while (depth > 0);
        if (depth < 0 || at == from) {
            throw broken();
        }
        return at;
    }

    private static int string(byte[] json, int quote) throws IOException {
        for (int at = quote + 1; at < json.length; at++) {
            if (json[at] == '\\') {
                at++;
            } else if (json[at] == '"') {
                return at + 1;
            }
        }
        throw broken();
    }

    private static int scalar(byte[] json, int from) {
        int at = from;
        while (at < json.length && ",]}: \t\r\n".indexOf(json[at]) < 0) {
            at++;
        }
        return at;
    }

    private static int space(byte[] json, int from) throws IOException {
        int at = from;
        while (at < json.length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r' || json[at] == '\n')) {
            at++;
        }
        if (at >= json.length) {
            throw broken();
        }
        return at;
    }

    private static IOException broken() {
        return new IOException("the answer is not JSON, or ends before its time");
    }
}
