package io.inlet.dispatch.rt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.dispatch.Body;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A JSON object with files in it as RT takes them, {@code "Attachments":[{"FileName","FileType","FileContent"}]}. The files are encoded
 * while they are written, so that none is ever whole in memory.
 */
final class JsonBody implements Body {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final List<SentFile> files = new ArrayList<>();

    /** What stands in it beside the files; not to be changed once the body is sent. */
    ObjectNode root() {
        return root;
    }

    void add(SentFile file) {
        files.add(file);
    }

    @Override
    public long length() {
        long length = head().length + tail().length;
        for (int at = 0; at < files.size(); at++) {
            length += before(at).length + 4 * ((files.get(at).size() + 2) / 3) + 2;
        }
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(head());
        for (int at = 0; at < files.size(); at++) {
            out.write(before(at));
            copy(files.get(at), out);
            out.write(bytes("\"}"));
        }
        out.write(tail());
    }

    private static void copy(SentFile file, OutputStream out) throws IOException {
        long copied;
        try (InputStream in = file.content().open();
                OutputStream encoder = Base64.getEncoder().wrap(new KeptOpen(out))) {
            copied = in.transferTo(encoder);
        }
        if (copied != file.size()) {
            throw new IOException("attachment " + file.name() + " has " + copied + " bytes, not " + file.size());
        }
    }

    /** Without the brace that ends it. */
    private byte[] head() {
        String text = text(root);
        String open = text.substring(0, text.length() - 1);
        return bytes(files.isEmpty() ? open : open + (root.isEmpty() ? "" : ",") + "\"Attachments\":[");
    }

    private byte[] before(int at) {
        ObjectNode file = JSON.createObjectNode();
        file.put("FileName", files.get(at).encodedName());
        file.put("FileType", files.get(at).mediaType());
        String text = text(file);
        return bytes((at == 0 ? "" : ",") + text.substring(0, text.length() - 1) + ",\"FileContent\":\"");
    }

    private byte[] tail() {
        return bytes(files.isEmpty() ? "}" : "]}");
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing JSON for RT: " + impossible.getOriginalMessage(), impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The encoder has to be closed to write its last characters; what it writes to goes on. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // the rest of the body follows
        }
    }
}
