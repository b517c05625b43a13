package io.inlet.store.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same at the same time. */
public final class Crew {
    /** What each thread does. */
    @FunctionalInterface
    public interface Task {
        void run(int number) throws Exception;
    }

    private Crew() {}

    /** Runs a task on so many threads at once and waits for all; the first failure is thrown. */
    public static void run(int threads, Task task) throws InterruptedException, ExecutionException {
        ExecutorService crew = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(crew.submit(() -> {
                    task.run(number);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            crew.shutdownNow();
        }
    }
}
