package io.inlet.demo;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Plays the scenes of the sample traffic against a running gateway, one after the other.
 *
 * @param heard whether customers heard what they must hear
 */
record Player(List<Scene> scenes, Quiet quiet, BooleanSupplier heard) {
    void play() throws IOException, MessagingException, InterruptedException {
        for (Scene scene : scenes) {
            scene.play();
        }
    }

    /** Waits until everything was taken in, understood, delivered and heard. False when it was not in time. */
    boolean settled() throws IOException {
        return quiet.await(
                () -> quiet.understood(null, Traffic.captures()) && quiet.delivered() && heard.getAsBoolean());
    }
}
