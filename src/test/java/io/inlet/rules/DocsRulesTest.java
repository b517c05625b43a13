package io.inlet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about rules: their YAML loads and does what it says, and they name every word that a condition knows. */
class DocsRulesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"docs/rules.md", "docs/ru/rules.md"})
    void everyExampleLoads(Path page) throws IOException {
        List<String> blocks = blocks(page);

        assertThat(blocks).hasSize(2);
        load(blocks.get(0));
        load(withExamples(blocks));
    }

    @ParameterizedTest
    @CsvSource({
        "docs/rules.md, Toner is empty, The order page says SHOP-1234 and nothing else happens, shop, developers",
        "docs/ru/rules.md, Кончился тонер, Страница заказа пишет Ошибка  № 1234 и больше ничего, магазин, разработчики",
    })
    void laterExampleWinsOverEarlierOne(Path page, String subject, String text, String category, String group)
            throws IOException {
        var classification = load(withExamples(blocks(page))).classify(Contexts.of(subject, text));

        assertThat(classification.category()).isEqualTo(category);
        assertThat(classification.group()).isEqualTo(group);
        assertThat(classification.targets()).containsExactly("desk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/rules.md", "docs/ru/rules.md"})
    void pageNamesEveryWordOfConditions(Path page) throws IOException {
        Vocabulary vocabulary = new Vocabulary();

        assertThat(Files.readString(page)).contains(vocabulary.names());
        for (String variable : List.of("message", "sender", "contact")) {
            assertThat(Files.readString(page))
                    .contains(vocabulary.fieldsOf(variable).stream()
                            .map(field -> "`" + variable + "." + field + "`")
                            .toList());
        }
        assertThat(Files.readString(page))
                .contains(vocabulary.fieldsOf("attachment").stream()
                        .map(field -> "`." + field + "`")
                        .toList())
                .contains(vocabulary.fieldsOf("candidate").stream()
                        .map(field -> "`." + field + "`")
                        .toList());
    }

    private static List<String> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** The whole file with its rules replaced by the list of examples. */
    private static String withExamples(List<String> blocks) {
        String whole = blocks.get(0);
        return whole.substring(0, whole.indexOf("\nrules:") + 1) + "rules:\n" + blocks.get(1);
    }

    private RulesClassifier load(String yaml) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(RulesLoader.FILE), yaml);
        Problems problems = new Problems(Locale.ENGLISH);
        return RulesLoader.load(home, Set.of("desk"), problems).orElseThrow(problems::asException);
    }
}
