package io.inlet.channel.web;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.inlet.channel.Sound;
import io.inlet.channel.web.SubmissionReader.Encoding;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Any bytes as the body of a post to a form, in each of the encodings. */
class FormFuzz {
    private static final Forms FORMS = Forms.load(Path.of(""), new ArrayList<>());
    private static final Form FORM = FORMS.find("support").orElseThrow();
    private static final FormMapper MAPPER = new FormMapper(FORMS, "RU");
    private static final List<String> TYPES =
            List.of("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=b");

    @FuzzTest
    void anyBytes(byte[] body) throws IOException {
        Content content = Content.of(body);
        for (String type : TYPES) {
            Reading reading = read(type, content);
            boolean fits = new Validation(FORM, "RU").errors(reading).isEmpty();
            boolean understood = Sound.map(MAPPER, List.of(raw(type, content, body.length)), body.length) != null;
            Sound.require(understood || !fits, "let in as " + type + ", but the mapper refuses it");
        }
        String guessed = SubmissionReader.guess(content);
        read(guessed, content);
    }

    private static Reading read(String type, Content content) throws IOException {
        Reading reading = SubmissionReader.read(Encoding.of(type).orElseThrow(), type, content);
        Reading again = SubmissionReader.read(Encoding.of(type).orElseThrow(), type, content);
        Submission submission = reading.submission();
        Sound.require(
                Arrays.equals(submission.digest(), again.submission().digest()), "the same bytes gave another digest");
        Sound.require(submission.values().size() <= Limits.FIELDS, "too many fields");
        for (Upload file : submission.files()) {
            try (InputStream in = file.content().open()) {
                Sound.require(in.transferTo(OutputStream.nullOutputStream()) == file.size(), "a file of another size");
            }
        }
        return reading;
    }

    private static RawMessage raw(String type, Content content, int size) {
        return new RawMessage(
                new UUID(1, 1),
                "web",
                null,
                "main",
                "web",
                Mode.LIVE,
                Lane.FAST,
                "support:once:1",
                List.of(new Header(FormHeaders.FORM, "support")),
                type,
                size,
                Instant.EPOCH,
                content);
    }
}
