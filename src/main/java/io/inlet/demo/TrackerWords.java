package io.inlet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Base64;

/**
 * Reads what a caller tells the tracker: JSON, or a multipart form with the same JSON in the part {@code JSON} and files in parts {@code
 * Attachments}. Of files name, type and size are kept.
 */
final class TrackerWords {
    private TrackerWords() {}

    /**
     * Reads a call's body.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static ObjectNode read(LocalCall call) throws IOException {
        String mediaType = call.header("Content-Type");
        try {
            if (mediaType.startsWith("multipart/form-data")) {
                return multipart(new MimeMultipart(new ByteArrayDataSource(call.body(), mediaType)));
            }
            ObjectNode words = object(call.body());
            ArrayNode files = LocalCall.JSON.createArrayNode();
            for (JsonNode file : words.path("Attachments")) {
                byte[] bytes =
                        Base64.getMimeDecoder().decode(file.path("FileContent").asText());
                files.add(file(
                        name(file.path("FileName").asText()),
                        file.path("FileType").asText(),
                        bytes.length));
            }
            words.remove("Attachments");
            words.set("Files", files);
            return words;
        } catch (MessagingException broken) {
            throw new IllegalArgumentException("a form whose parts cannot be read", broken);
        }
    }

    private static ObjectNode multipart(MimeMultipart form) throws MessagingException, IOException {
        ObjectNode words = LocalCall.JSON.createObjectNode();
        ArrayNode files = LocalCall.JSON.createArrayNode();
        for (int i = 0; i < form.getCount(); i++) {
            BodyPart part = form.getBodyPart(i);
            byte[] bytes = part.getInputStream().readAllBytes();
            String name = new ContentDisposition(part.getHeader("Content-Disposition")[0]).getParameter("name");
            if (name.equals("JSON")) {
                words = object(bytes);
            } else {
                files.add(file(name(part.getFileName()), part.getContentType(), bytes.length));
            }
        }
        words.set("Files", files);
        return words;
    }

    /** An encoded word (RFC 2047) is read, as the original reads it. */
    private static String name(String written) throws UnsupportedEncodingException {
        return MimeUtility.decodeText(written);
    }

    private static ObjectNode object(byte[] json) throws IOException {
        if (LocalCall.JSON.readTree(json) instanceof ObjectNode words) {
            return words;
        }
        throw new IllegalArgumentException("malformed JSON string, an object is expected");
    }

    private static ObjectNode file(String name, String mediaType, int size) {
        return LocalCall.JSON
                .createObjectNode()
                .put("name", name)
                .put("type", mediaType)
                .put("size", size);
    }
}
