package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.cli.InletCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParseCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int inlet(String... arguments) {
        CommandLine line = InletCommand.line(Inlet.mappers());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private Path mail(String name, String subject) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "From: a@example.ru\nSubject: " + subject + "\n\ntext\n");
    }

    @Test
    void answersEveryFileInTheOrderGiven() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("parse", "--channel", "email"));
        for (int index = 0; index < 300; index++) {
            arguments.add(mail(index + ".eml", "mail " + index).toString());
        }

        assertThat(inlet(arguments.toArray(String[]::new))).isZero();

        List<JsonNode> answers = answers();
        assertThat(answers).hasSize(300);
        for (int index = 0; index < 300; index++) {
            assertThat(answers.get(index).at("/messages/0/subject").asText()).isEqualTo("mail " + index);
        }
    }

    @Test
    void answersAFileThatHoldsNothing() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.eml"));

        assertThat(inlet(
                        "parse",
                        "--channel",
                        "email",
                        empty.toString(),
                        mail("a.eml", "a").toString()))
                .isZero();

        assertThat(answers().get(0).get("ok").asBoolean()).isTrue();
        assertThat(answers().get(0).get("file").asText()).isEqualTo(empty.toString());
        assertThat(answers().get(0).at("/messages/0/externalId").asText()).startsWith("sha256:");
        assertThat(answers().get(1).get("ok").asBoolean()).isTrue();
    }

    @Test
    void readsFoldersRecursivelyAndListsOfQuotedPaths() throws IOException {
        mail("in/b/2.eml", "two");
        mail("in/a/1.eml", "one");
        Path third = mail("с пробелом.eml", "three");
        Path list = Files.writeString(folder.resolve("list.args"), "\"" + third + "\"\n", StandardCharsets.UTF_8);

        inlet("parse", "--channel", "email", folder.resolve("in").toString(), "@" + list);

        assertThat(answers())
                .extracting(answer -> answer.at("/messages/0/subject").asText())
                .containsExactly("one", "two", "three");
    }

    @Test
    void savesAttachmentsByTheirDigest() throws IOException {
        Path mail = Files.writeString(
                folder.resolve("a.eml"), "From: a@example.ru\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4");

        inlet(
                "parse",
                "--channel",
                "email",
                "--save-attachments",
                folder.resolve("files").toString(),
                mail.toString());

        JsonNode attachment = answers().get(0).at("/messages/0/attachments/0");
        assertThat(folder.resolve("files").resolve(attachment.get("sha256").asText()))
                .hasContent("%PDF-1.4");
        assertThat(attachment.get("size").asInt()).isEqualTo(8);
    }

    @Test
    void refusesWhatItDoesNotKnowAsUsage() throws IOException {
        assertThat(inlet("parse", "--channel", "pigeon", mail("a.eml", "a").toString()))
                .isEqualTo(2);
        assertThat(inlet("parse", "--channel", "email", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(inlet(
                        "parse",
                        "--channel",
                        "email",
                        "--header",
                        "nonsense",
                        mail("a.eml", "a").toString()))
                .isEqualTo(2);
        assertThat(inlet("no-such-command")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("pigeon");
    }

    @Test
    void helpsOnEveryCommand() {
        assertThat(inlet("--help")).isZero();
        assertThat(inlet("parse", "--help")).isZero();
        assertThat(out.toString()).contains("--save-attachments");
    }
}
