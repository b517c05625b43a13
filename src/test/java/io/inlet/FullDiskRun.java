package io.inlet;

import static io.inlet.OnCall.FINDINGS;
import static io.inlet.OnCall.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inlet.OnCall.Said;
import io.inlet.chaos.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskRun {
    private static final int MEGABYTES = 500;
    private static final Pattern FOLDER = Pattern.compile("FAULT disk: only \\d+ MB free for (\\S+)");

    @TempDir
    Path home;

    @TempDir
    Path mounts;

    @Test
    void theDiskIsFull() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(mounts.resolve("disk"), MEGABYTES);
        assumeTrue(mounted.isPresent(), "no right to mount");
        RunbookPage page = RunbookPage.of("disk-full");
        try (SmallDisk disk = mounted.get();
                OnCall me = new OnCall(
                        home,
                        Map.of(
                                "inlet.data",
                                disk.folder().resolve("data").toString(),
                                "inlet.limit.disk-free",
                                "20MB"))) {
            me.start();
            assertThat(me.post("before").statusCode()).isEqualTo(201);
            disk.fill();
            me.awaitTold("raised", "disk-full");
            int answer = me.post("full").statusCode();
            assertThat(answer).as("kept, or not acknowledged").isIn(201, 202, 503);

            Said doctor = me.run(page.command("inlet doctor", ""));
            assertThat(doctor.code()).isEqualTo(FINDINGS);
            Matcher folder = FOLDER.matcher(doctor.text());
            assertThat(folder.find()).as(doctor.text()).isTrue();
            assertThat(me.run(List.of("status")).text()).contains("[disk-full]");
            assertThat(shell(page.says("df -h DATA").replace("DATA", folder.group(1))))
                    .contains("100%");
            shell(page.says("du -sh DATA/*").replace("DATA", folder.group(1)));
            page.says("Make room elsewhere on that disk");
            disk.free();

            page.says("Acknowledging goes on by itself");
            me.awaitTold("recovered", "disk-full");
            assertThat(me.run(page.command("inlet doctor", "")).text())
                    .contains(page.quotedAfter("It is over when `inlet doctor` says "));
            SOON.until(() -> me.post("after").statusCode() < 300);
            int kept = answer < 300 ? 3 : 2;
            SOON.until(() -> me.run(List.of("status")).says("web web main " + kept + " " + kept + " 0"));
        }
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
