package io.inlet.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Does many small jobs on several threads and gives the results in the order of the jobs. A job that outlasts {@code patience} is given
 * up: its thread is interrupted and another takes its place, so that one bad input never holds up the rest.
 */
final class OrderedWork {
    private static final int AHEAD = 64;

    private final int threads;
    private final Duration patience;

    OrderedWork(int threads, Duration patience) {
        this.threads = threads;
        this.patience = patience;
    }

    /**
     * @param job what to do; must not throw
     * @param late the result of a job that was given up
     */
    void run(Iterator<String> inputs, UnaryOperator<String> job, UnaryOperator<String> late, Consumer<String> results)
            throws InterruptedException {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), OrderedWork::daemon);
        Deque<Running> ahead = new ArrayDeque<>();
        try {
            while (inputs.hasNext() || !ahead.isEmpty()) {
                while (inputs.hasNext() && ahead.size() < threads * AHEAD) {
                    Running next = new Running(inputs.next(), job);
                    ahead.add(next);
                    pool.execute(next);
                }
                Running oldest = ahead.remove();
                String result = oldest.result(patience);
                if (result == null) {
                    pool.setCorePoolSize(pool.getCorePoolSize() + 1);
                    result = late.apply(oldest.input);
                }
                results.accept(result);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "inlet-parse");
        thread.setDaemon(true);
        return thread;
    }

    private static final class Running implements Runnable {
        private final String input;
        private final FutureTask<String> task;
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile long began;

        Running(String input, UnaryOperator<String> job) {
            this.input = input;
            this.task = new FutureTask<>(() -> job.apply(input));
        }

        @Override
        public void run() {
            began = System.nanoTime();
            begun.countDown();
            task.run();
        }

        /** The job's result; null when it takes longer, and is given up. */
        String result(Duration patience) throws InterruptedException {
            begun.await();
            try {
                return task.get(patience.toNanos() - (System.nanoTime() - began), TimeUnit.NANOSECONDS);
            } catch (TimeoutException tooSlow) {
                task.cancel(true);
                return null;
            } catch (ExecutionException wrong) {
                throw new IllegalStateException("a job for " + input + " threw", wrong.getCause());
            }
        }
    }
}
