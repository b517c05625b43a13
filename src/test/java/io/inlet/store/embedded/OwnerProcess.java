package io.inlet.store.embedded;

import io.inlet.store.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another JVM that owns a data folder: it starts the server, keeps a row, and waits to be killed or told to stop. */
final class OwnerProcess implements AutoCloseable {
    private final Process process;

    private OwnerProcess(Process process) {
        this.process = process;
    }

    /** Comes back when the other JVM has committed its row. */
    static OwnerProcess start(DataFolder data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnerProcess.class.getName(),
                        data.path().toString(),
                        TestServer.BINARIES.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready")) {
                return new OwnerProcess(process);
            }
        }
        throw new IllegalStateException("the owner's process ended before it was ready");
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedOptions options =
                EmbeddedOptions.of(Path.of(arguments[0])).withBinariesDirectory(Path.of(arguments[1]));
        try (EmbeddedServer server = EmbeddedServer.start(options)) {
            DataFolder.execute(server.address(), "create table if not exists kept as select 'committed' as word");
            System.out.println("ready");
            System.in.read();
        }
    }

    long pid() {
        return process.pid();
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
