package io.inlet.pipeline.mailbox;

import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.Inbox;
import io.inlet.message.Position;
import io.inlet.message.RawMessage;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Takes a mail from the server to the inbox. A mail counts as taken only when the inbox says that it has it, whatever the route did.
 */
final class Intake {
    static final String CHANNEL = "email";
    static final String FOLDER_HEADER = "InletFolder";
    static final String UID_HEADER = "InletUid";

    private final FetchPlan plan;
    private final String source;
    private final Inbox inbox;
    private final Line line;
    private final Clock clock;

    /** @param source under which the position is kept */
    Intake(FetchPlan plan, String source, Inbox inbox, Line line, Clock clock) {
        this.plan = plan;
        this.source = source;
        this.inbox = inbox;
        this.line = line;
        this.clock = clock;
    }

    Progress progress() {
        return inbox.position(source).map(Progress::parse).orElse(Progress.NONE);
    }

    boolean has(String sourceKey) {
        return inbox.find(CHANNEL, plan.inbox(), sourceKey).isPresent();
    }

    /** Streams the mail to where it can be read again; the caller closes. */
    Spill fetch(Letter letter) throws IOException, MessagingException {
        if (letter.size() > plan.limit().bytes()) {
            throw new TooLargeException(letter.size(), plan.limit());
        }
        Spill spill = new Spill(plan.spill(), plan.limit());
        try {
            letter.bytes().writeTo(spill);
            spill.finish();
            if (spill.size() < letter.size()) {
                believe(letter, spill.size());
            }
            return spill;
        } catch (Throwable broken) {
            spill.close();
            throw broken;
        }
    }

    /** Runs the route with the mail, its bytes and the position that is committed with it. */
    void capture(Letter letter, Spill spill, Progress next) throws Exception {
        line.hand(arrival(letter, spill, next), letter.id());
        if (!has(letter.sourceKey())) {
            throw new IllegalStateException(
                    "the route ended well but did not capture the mail; direct:capture must be in it");
        }
    }

    private Arrival arrival(Letter letter, Spill spill, Progress next) {
        Instant now = clock.instant();
        Instant received = letter.receivedAt() == null || letter.receivedAt().isAfter(now) ? now : letter.receivedAt();
        Content content = spill::open;
        RawMessage raw = new RawMessage(
                Ids.at(now),
                CHANNEL,
                null,
                plan.entry().brand(),
                plan.inbox(),
                plan.entry().mode(),
                plan.entry().lane(),
                letter.sourceKey(),
                List.of(new Header(FOLDER_HEADER, plan.folder()), new Header(UID_HEADER, letter.id())),
                "message/rfc822",
                spill.size(),
                received,
                content);
        return Arrival.of(raw).with(new Position(source, next.json()));
    }

    /**
     * Fewer bytes than announced: some servers announce wrong sizes, and a broken one may leave a part out. Whoever gives the same length
     * twice is believed.
     */
    private static void believe(Letter letter, long size) throws IOException, MessagingException {
        Counter second = new Counter();
        letter.bytes().writeTo(second);
        if (second.size != size) {
            throw new IOException(
                    "the server announced " + letter.size() + " bytes and gave " + size + ", then " + second.size);
        }
    }

    private static final class Counter extends OutputStream {
        private long size;

        @Override
        public void write(int b) {
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            size += length;
        }
    }
}
