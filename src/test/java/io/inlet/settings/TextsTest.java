package io.inlet.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/inlet/text");

    static List<String> areas() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_ru.properties"))
                    .map(name -> name.replace("_ru.properties", ""))
                    .toList();
        }
    }

    @Test
    void knowsTheAreas() throws IOException {
        assertThat(areas()).contains("reasons", "console", "settings");
    }

    @ParameterizedTest
    @MethodSource("areas")
    void saysTheSameInBothLanguagesAndEachTextOnce(String area) throws IOException {
        Properties english = texts(area + ".properties");
        Properties russian = texts(area + "_ru.properties");

        assertThat(russian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(russian.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank());
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties() {
            @Override
            public synchronized Object put(Object key, Object text) {
                assertThat(this).as(file).doesNotContainKey(key);
                return super.put(key, text);
            }
        };
        texts.load(new StringReader(Files.readString(FOLDER.resolve(file))));
        return texts;
    }
}
