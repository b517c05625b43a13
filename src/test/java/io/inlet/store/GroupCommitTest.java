package io.inlet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<List<String>> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final GroupCommit<String, String> commits = new GroupCommit<>(1, 3, text -> text.charAt(0), this::work);

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void beginsAtOnceForOneWhoComesAlone() {
        gate.countDown();

        assertThat(commits.run("a")).isEqualTo("A");
        assertThat(commits.run("b")).isEqualTo("B");

        assertThat(done).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void doesTogetherWhatCameMeanwhileInItsOrderAndNeverMoreThanIsAllowed() throws Exception {
        List<Future<String>> answers = come("a", "b", "c", "d", "e");

        gate.countDown();

        assertThat(results(answers)).containsExactly("A", "B", "C", "D", "E");
        assertThat(done).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
    }

    @Test
    void keepsTwoOfOneKeyApart() throws Exception {
        List<Future<String>> answers = come("a", "b1", "b2", "c");

        gate.countDown();

        assertThat(results(answers)).containsExactly("A", "B1", "B2", "C");
        assertThat(done).containsExactly(List.of("a"), List.of("b1", "c"), List.of("b2"));
    }

    @Test
    void letsNobodySufferForANeighbour() throws Exception {
        List<Future<String>> answers = come("a", "b", "?", "c");

        gate.countDown();

        assertThat(answers.get(1).get(60, TimeUnit.SECONDS)).isEqualTo("B");
        assertThatThrownBy(() -> answers.get(2).get(60, TimeUnit.SECONDS)).hasMessageContaining("no work of ?");
        assertThat(answers.get(3).get(60, TimeUnit.SECONDS)).isEqualTo("C");
        assertThat(commits.run("d")).isEqualTo("D");
    }

    @Test
    void goesOnAfterOneFailedAlone() {
        gate.countDown();

        assertThatThrownBy(() -> commits.run("?")).hasMessageContaining("no work of ?");

        assertThat(commits.run("a")).isEqualTo("A");
    }

    @Test
    void answersOneWhoIsInterruptedWithWhatBecameOfIt() throws Exception {
        come("a");
        List<String> answer = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> {
            answer.add(commits.run("b"));
            answer.add(String.valueOf(Thread.currentThread().isInterrupted()));
        });
        caller.start();
        awaitWaiting(1);
        caller.interrupt();

        gate.countDown();
        caller.join(60_000);

        assertThat(answer).containsExactly("B", "true");
    }

    /** The first is being worked for, the others wait, in this order. */
    private List<Future<String>> come(String... texts) throws InterruptedException {
        List<Future<String>> answers = new ArrayList<>();
        for (String text : texts) {
            answers.add(callers.submit(() -> commits.run(text)));
            begun.await();
            awaitWaiting(answers.size() - 1);
        }
        return answers;
    }

    private void awaitWaiting(int number) {
        await().atMost(Duration.ofSeconds(60)).until(() -> commits.waiting() == number);
    }

    private static List<String> results(List<Future<String>> answers) throws Exception {
        List<String> results = new ArrayList<>();
        for (Future<String> answer : answers) {
            results.add(answer.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    private List<String> work(List<String> texts) {
        begun.countDown();
        try {
            if (gate.getCount() > 0) { // else one who was interrupted would be stopped here
                gate.await();
            }
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        if (texts.contains("?")) {
            throw new IllegalStateException("no work of ?");
        }
        done.add(texts);
        return texts.stream().map(String::toUpperCase).toList();
    }
}
