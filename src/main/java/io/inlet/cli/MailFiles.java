package io.inlet.cli;

import io.inlet.message.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.mime4j.mboxiterator.CharBufferWrapper;
import org.apache.james.mime4j.mboxiterator.MboxIterator;

/** Mails on disk: single files, folders of them (a Maildir among others), and mbox files (RFC 4155). */
final class MailFiles {
    private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST_IN_MBOX = 64 << 20;

    /** What is done with each mail. */
    @FunctionalInterface
    interface Action {
        void take(String name, Content mail) throws IOException;
    }

    private MailFiles() {}

    /** All files below the paths, in order; those of a Maildir's {@code tmp} and hidden ones are left out. */
    static List<Path> find(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> below = Files.walk(path)) {
                below.filter(Files::isRegularFile)
                        .filter(file -> file.equals(path) || isMail(path.relativize(file)))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** Reads a file: one mail, or each one of an mbox. */
    static void read(Path file, Action action) throws IOException {
        if (!isMbox(file)) {
            action.take(file.toString(), () -> Files.newInputStream(file));
            return;
        }
        int number = 0;
        // every byte is one character of ISO 8859-1, so that none is changed
        try (MboxIterator mails = MboxIterator.fromFile(file.toFile())
                .charset(StandardCharsets.ISO_8859_1)
                .maxMessageSize(LARGEST_IN_MBOX)
                .build()) {
            for (CharBufferWrapper mail : mails) {
                number++;
                action.take(file + "#" + number, Content.of(bytes(mail)));
            }
        }
    }

    private static byte[] bytes(CharBufferWrapper mail) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.asInputStream(StandardCharsets.ISO_8859_1).transferTo(out);
        return out.toByteArray();
    }

    private static boolean isMbox(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MBOX.length), MBOX);
        }
    }

    private static boolean isMail(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".") || part.toString().equals("tmp")) {
                return false;
            }
        }
        return true;
    }
}
