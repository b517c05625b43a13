package io.inlet.channel.email;

import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.message.ThreadHint;
import io.inlet.text.EmailAddresses;
import io.inlet.text.Forwards;
import io.inlet.text.Occasion;
import io.inlet.text.Subjects;

/** On what occasion a mail was written, as its header tells it. */
final class MailOccasion {
    private MailOccasion() {}

    /** Whether a first mail holds a mail of somebody whom it is for: it answers that, though its header does not tell. */
    static boolean answers(String text, Envelope envelope) {
        Forwards.Author author = Forwards.author(text, true);
        String address = author == null ? null : EmailAddresses.canonical(author.email());
        return address != null
                && envelope.recipients().stream()
                        .anyMatch(
                                recipient -> !recipient.kind().equals("reply-to") && address.equals(recipient.email()));
    }

    /** @param thread what the header says about belonging */
    static Occasion of(MailHeaders headers, String subject, ThreadHint thread) {
        // Thunderbird names what it forwards, whatever becomes of the subject.
        if (Subjects.isForward(subject) || headers.has("X-Forwarded-Message-Id")) {
            return Occasion.FORWARD;
        }
        // Some servers drop In-Reply-To; the subject still tells.
        if (Subjects.isReply(subject)
                || thread.namesOriginal()
                || thread.topics().stream().anyMatch(ThreadHint.Topic::answers)) {
            return Occasion.REPLY;
        }
        // Every mail program writes both; what lacks one is a piece of a mail, or was made by a program.
        return subject.isBlank() || !headers.has("Date") ? Occasion.UNKNOWN : Occasion.FIRST;
    }
}
