package io.inlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which Inlet this is and on which Java it runs. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/io/inlet/build.properties")) {
            build.load(in);
        }
        return new String[] {"inlet " + build.getProperty("version") + " (Java " + Runtime.version() + ")"};
    }
}
