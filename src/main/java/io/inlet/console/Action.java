package io.inlet.console;

/** Answers a call. Runs on a worker thread and may block. */
@FunctionalInterface
interface Action {
    Answer answer(Call call) throws Exception;
}
