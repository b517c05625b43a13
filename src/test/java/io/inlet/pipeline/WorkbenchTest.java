package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Content;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {
    /** Larger than what stays in memory. */
    private static final byte[] LARGE = new byte[300 * 1024];

    @TempDir
    Path folder;

    @Test
    void leavesAloneWhatALivingProcessWorksOn() throws IOException {
        Path living = file(ProcessHandle.current().parent().orElseThrow().pid());

        new Workbench(folder);

        assertThat(living).exists();
    }

    @Test
    void sweepsWhatAKilledProcessLeftBehind() throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Path left = file(killed.pid());

        new Workbench(folder);

        assertThat(left).doesNotExist();
    }

    @Test
    void sweepsItsOwnFilesAtTheNextStart() throws IOException {
        new Workbench(folder).copy(large(), new DefaultExchange(new DefaultCamelContext()));
        assertThat(files()).hasSize(1);

        new Workbench(folder);

        assertThat(files()).isEmpty();
    }

    @Test
    void keepsALargeCopyUntilItsExchangeIsDone() throws IOException {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        RawMessage copy = new Workbench(folder).copy(large(), exchange);

        try (var in = copy.open()) {
            assertThat(in.readAllBytes()).isEqualTo(LARGE);
        }
        exchange.getExchangeExtension().handoverCompletions().forEach(done -> done.onComplete(exchange));
        assertThat(files()).isEmpty();
    }

    private Path file(long process) throws IOException {
        return Files.createFile(folder.resolve("raw-" + process + "-1.bin"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static RawMessage large() {
        RawMessage mail = Arrivals.mail("large").raw();
        return new RawMessage(
                mail.id(),
                mail.channel(),
                mail.provider(),
                mail.brand(),
                mail.inbox(),
                mail.mode(),
                mail.lane(),
                mail.sourceKey(),
                mail.headers(),
                mail.mediaType(),
                LARGE.length,
                mail.receivedAt(),
                Content.of(LARGE));
    }
}
