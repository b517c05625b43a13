package io.inlet.demo;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** A part of the sample traffic that is played on from where an earlier run was killed. */
interface Scene {
    void play() throws IOException, MessagingException, InterruptedException;
}
