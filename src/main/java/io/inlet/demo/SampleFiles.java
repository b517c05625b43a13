package io.inlet.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Sample traffic that is kept as files beside this class. */
final class SampleFiles {
    private SampleFiles() {}

    static byte[] bytes(String name) {
        try (InputStream file = SampleFiles.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the sample " + name, unreadable);
        }
    }

    static <T> T json(String name, TypeReference<T> type) {
        try {
            return LocalCall.JSON.readValue(bytes(name), type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the sample " + name, unreadable);
        }
    }
}
