package io.inlet.channel.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one post holds: values by field name in the order they came, and files. */
public record Submission(Map<String, List<String>> values, List<Upload> files) {
    public Submission {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        values = Collections.unmodifiableMap(copy);
        files = List.copyOf(files);
    }

    /** The first value; empty when there is none. */
    public String value(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All values that are not empty. */
    public List<String> filled(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** SHA-256 over what a person entered and the files, not over how it was encoded nor over the page's token. */
    public byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            values.forEach((name, all) -> {
                if (!name.equals(Form.TOKEN)) {
                    all.forEach(value -> update(digest, name, value));
                }
            });
            List<String> parts = new ArrayList<>();
            for (Upload file : files) {
                parts.add(file.field() + "\n" + file.name() + "\n" + file.sha256());
            }
            parts.forEach(part -> update(digest, "file", part));
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 belongs to every Java", impossible);
        }
    }

    /** The first half of {@link #digest} in hexadecimal: enough to tell posts apart. */
    public String shortDigest() {
        return HexFormat.of().formatHex(digest(), 0, 16);
    }

    private static void update(MessageDigest digest, String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
    }
}
