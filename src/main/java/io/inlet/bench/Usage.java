package io.inlet.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * CPU time that this process and the database's processes have taken, in nanoseconds. What the system does not tell counts as nothing.
 *
 * @param program this process
 * @param server the database
 */
record Usage(long program, long server) {
    /** Of /proc/PID/stat, counted behind the program's name (proc(5)): utime, stime, and those of children that ended. */
    private static final int UTIME = 11;

    private static final long TICK = 10_000_000;

    static Usage now(long serverProcess) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Usage(system.getProcessCpuTime(), server(serverProcess));
    }

    static long ofThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    Usage since(Usage before) {
        return new Usage(program - before.program, server - before.server);
    }

    Usage plus(Usage other) {
        return new Usage(program + other.program, server + other.server);
    }

    /** Forgets earlier peaks of the heap. */
    static void forgetPeak() {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The most that the heap held since {@link #forgetPeak}, what nobody needed any more included. */
    static long peak() {
        return heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static long server(long process) {
        return ProcessHandle.of(process)
                .map(server -> LongStream.concat(
                                LongStream.of(time(server.pid(), 4)),
                                server.children().mapToLong(child -> time(child.pid(), 2)))
                        .sum())
                .orElse(0L);
    }

    private static long time(long process, int figures) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return LongStream.range(UTIME, UTIME + figures)
                            .map(field -> Long.parseLong(fields[(int) field]))
                            .sum()
                    * TICK;
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
