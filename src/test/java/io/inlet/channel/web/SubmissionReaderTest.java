package io.inlet.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.channel.web.SubmissionReader.Encoding;
import io.inlet.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {
    private static final String END = "--B--\r\n";

    @Test
    void keepsOrderAndRepeatsOfUrlencodedFields() throws IOException {
        Reading reading = urlencoded("b=1&a=%D0%90+%2B&b=2&empty=&bare&&c=100%&d=%zz");

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.submission().values())
                .containsExactly(
                        Map.entry("b", List.of("1", "2")),
                        Map.entry("a", List.of("А +")),
                        Map.entry("empty", List.of("")),
                        Map.entry("bare", List.of("")),
                        Map.entry("c", List.of("100%")),
                        Map.entry("d", List.of("%zz")));
    }

    @Test
    void tellsWhichFieldIsNotUtf8() throws IOException {
        assertThat(urlencoded("a=1&b=%E0%E1").errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("b", "utf-8"));
    }

    @Test
    void boundsNumberAndLength() throws IOException {
        assertThat(urlencoded("a=1&".repeat(101)).errors())
                .extracting(FieldError::code)
                .containsExactly("too-many-fields");
        assertThat(urlencoded("a=" + "1".repeat(2 << 20)).errors())
                .extracting(FieldError::code)
                .containsExactly("too-long-body");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "filename=\"скан 1.pdf\",скан 1.pdf",
                "filename=\"say %22hi%22.txt\",say \"hi\".txt",
                "filename=\"say \\\"hi\\\".txt\",say \"hi\".txt",
                "filename=\"C:\\fake\\path\\a.txt\",a.txt",
                "filename=\"../../etc/passwd\",passwd",
                "filename=plain.txt,plain.txt",
                "filename=\"x.txt\"; filename*=UTF-8''%D1%81%D0%BA%D0%B0%D0%BD.txt,скан.txt",
                "filename*=windows-1251''%F1%EA%E0%ED.txt,скан.txt",
                "filename=\"a;b=c.txt\",a;b=c.txt",
                "filename=\"..\",file"
            })
    void readsFileNames(String parameter, String name) throws IOException {
        Reading reading =
                multipart("--B\r\nContent-Disposition: form-data; name=\"f\"; " + parameter + "\r\n\r\nx\r\n" + END);

        assertThat(reading.submission().files()).extracting(Upload::name).containsExactly(name);
    }

    @Test
    void takesWhatLooksLikeBoundaryOrMailAsContent() throws Exception {
        String tricky = "--Bx\r\n--\r\n-- B\r\n\n--B\r\nSubject: no\r\n";
        String content = tricky.replace("\n--B\r\n", "\n-B\r\n") + "Content-Type: multipart/mixed; boundary=B\r\n";
        Reading reading = multipart("preamble\r\n" + file("a.eml", "message/rfc822", content)
                + file("b.bin", "multipart/mixed; boundary=Q", "--Q\r\n\r\nx\r\n--Q--\r\n") + END);

        assertThat(reading.errors()).isEmpty();
        assertThat(contents(reading)).containsExactly(content, "--Q\r\n\r\nx\r\n--Q--\r\n");
    }

    @Test
    void undoesTransferEncodingOfPart() throws Exception {
        Reading reading = multipart(
                "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n"
                        + END);

        assertThat(contents(reading)).containsExactly("hello");
    }

    @Test
    void ignoresInputWithoutChosenFileButKeepsEmptyFile() throws IOException {
        Reading reading =
                multipart(file("", "application/octet-stream", "") + file("empty.txt", "text/plain", "") + END);

        assertThat(reading.submission().files()).extracting(Upload::name).containsExactly("empty.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no parts at all",
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut off",
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B\r\nContent-Disp"
            })
    void noticesCutOffMultipart(String body) throws IOException {
        Reading reading = multipart(body);

        assertThat(reading.complete()).isFalse();
        assertThat(reading.errors()).extracting(FieldError::code).contains("multipart");
    }

    @Test
    void boundsParts() throws IOException {
        assertThat(multipart(file("a", "text/plain", "").repeat(201) + END).errors())
                .extracting(FieldError::code)
                .containsExactly("too-many-parts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|not-object",
                "'{\"a\":1}{}'|not-object",
                "'{\"a\":{\"b\":1}}'|not-scalar",
                "'{\"a\":1,\"a\":2}'|json",
                "'{\"a\":[[1]]}'|not-scalar"
            })
    void tellsWhatIsWrongWithJson(String json, String code) throws IOException {
        assertThat(read(Encoding.JSON, "application/json", json).errors())
                .extracting(FieldError::code)
                .containsExactly(code);
    }

    @Test
    void readsTheRestOfBrokenJson() throws IOException {
        Reading reading = read(Encoding.JSON, "application/json", "{\"a\":'x',\n\"b\":\"y\",}");

        assertThat(reading.errors()).extracting(FieldError::arguments).containsExactly(new Object[] {1, 6});
        assertThat(reading.complete()).isTrue();
        assertThat(reading.submission().value("b")).isEqualTo("y");
    }

    @Test
    void guessesEncodingByItsBeginning() throws IOException {
        assertThat(SubmissionReader.guess(content(" {\"a\":1}"))).isEqualTo("application/json");
        assertThat(SubmissionReader.guess(content("--x y\r\n"))).isEqualTo("multipart/form-data; boundary=\"x y\"");
        assertThat(SubmissionReader.guess(content("a=b"))).isEqualTo("application/x-www-form-urlencoded");
    }

    private static List<String> contents(Reading reading) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Upload file : reading.submission().files()) {
            try (InputStream in = file.content().open()) {
                contents.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private static String file(String name, String type, String content) {
        return "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + name + "\"\r\nContent-Type: " + type
                + "\r\n\r\n" + content + "\r\n";
    }

    private static Reading urlencoded(String body) throws IOException {
        return read(Encoding.URLENCODED, "application/x-www-form-urlencoded", body);
    }

    private static Reading multipart(String body) throws IOException {
        return read(Encoding.MULTIPART, "multipart/form-data; boundary=B", body);
    }

    private static Reading read(Encoding encoding, String type, String body) throws IOException {
        return SubmissionReader.read(encoding, type, content(body));
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(Charset.forName("UTF-8")));
    }
}
