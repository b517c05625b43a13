package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Russian README says what the English one does. */
class ReadmeTest {
    private static final String FENCE = "```";
    private static final Pattern DRAWN = Pattern.compile("[\\u2500-\\u257f]");

    @Test
    void hasTheSameHeadingsAndCodeInBothLanguages() throws IOException {
        List<String> english = skeleton(Path.of("README.md"));

        assertThat(english).contains("#").anyMatch(line -> line.startsWith(FENCE));
        assertThat(skeleton(Path.of("README.ru.md"))).containsExactlyElementsOf(english);
    }

    /** The level of each heading, and the commands of each code block without what is said about them. */
    private static List<String> skeleton(Path page) throws IOException {
        List<String> skeleton = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith(FENCE)) {
                code = !code;
                skeleton.add(line);
            } else if (code) {
                skeleton.add(DRAWN.matcher(line).find() ? "(drawing)" : line.replaceFirst("\\s*#.*", ""));
            } else if (line.startsWith("#")) {
                skeleton.add(line.replaceFirst(" .*", ""));
            }
        }
        return skeleton;
    }
}
