package io.inlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inlet.settings.ConfigurationException;
import io.inlet.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeyTest {
    @TempDir
    Path home;

    @Test
    void isMadeOnceAndReadableForItsOwnerOnly() throws Exception {
        byte[] made = key(Map.of());

        assertThat(made).hasSize(32);
        assertThat(key(Map.of())).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/web.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(home.resolve("data"))) {
            assertThat(files).containsExactly(home.resolve("data/web.key"));
        }
    }

    @Test
    void isTheOneOfTheSettingsWhereThatIsSet() throws Exception {
        assertThat(key(Map.of("inlet.web.key", "a-key-of-two-gateways"))).isEqualTo("a-key-of-two-gateways".getBytes());
        assertThat(home.resolve("data/web.key")).doesNotExist();
    }

    @Test
    void namesTheFileOfAKeyThatIsNotWhole() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.write(home.resolve("data/web.key"), new byte[5]);

        assertThatThrownBy(() -> key(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("data/web.key")
                .hasMessageContaining("5")
                .hasMessageContaining("32");
    }

    private byte[] key(Map<String, String> settings) throws Exception {
        return InstallationKey.of(new Home(home), Settings.of(settings));
    }
}
