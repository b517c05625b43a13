package io.inlet.pipeline.mailbox;

import io.inlet.message.StoreUnavailableException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Takes one mail, and decides who is to blame when that does not work: the day, the connection, or the mail. */
final class Taking {
    private final Intake intake;
    private final Failures failures;
    private final MailboxHealth health;

    Taking(Intake intake, Failures failures, MailboxHealth health) {
        this.intake = intake;
        this.failures = failures;
        this.health = health;
    }

    /** How it went with one mail. */
    enum Result {
        /** The inbox has it. */
        TAKEN,
        /** It is not for us. */
        LEFT,
        /** It is noted, and the others go on. */
        FAILED
    }

    /** What is done with one mail. */
    @FunctionalInterface
    interface Work {
        Result run() throws Exception;
    }

    /** @param alive asks the server */
    Result attempt(String id, BooleanSupplier alive, Work work) throws Exception {
        try {
            Result result = work.run();
            failures.succeeded();
            return result;
        } catch (StoreUnavailableException | SpillException | ConnectionLostException | MessageRemovedException other) {
            throw other;
        } catch (TooLargeException large) {
            health.failure(id, large);
            failures.hopeless(id);
        } catch (Throwable failure) {
            health.failure(id, failure);
            if (failure instanceof FolderClosedException || !alive.getAsBoolean()) {
                throw new ConnectionLostException(id, failure);
            }
            failures.failed(id);
        }
        return Result.FAILED;
    }

    /** @return whether it was not there before */
    boolean take(Letter letter, Progress next) throws Exception {
        if (intake.has(letter.sourceKey())) {
            return false;
        }
        try (Spill spill = fetch(letter)) {
            intake.capture(letter, spill, next);
            health.taken();
        }
        return true;
    }

    /** After anything but an orderly answer nobody knows what is still under way on the connection. */
    private Spill fetch(Letter letter) throws Exception {
        try {
            return intake.fetch(letter);
        } catch (IOException | MessagingException answered) {
            throw answered;
        } catch (Throwable broken) {
            health.failure(letter.id(), broken);
            throw new ConnectionLostException(letter.id(), broken);
        }
    }
}
