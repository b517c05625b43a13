package io.inlet.dispatch;

import java.time.Clock;
import java.util.UUID;

class MemoryOutboxTest implements OutboxContract {
    private final MemoryOutbox outbox = new MemoryOutbox(Clock.systemUTC());

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public UUID create(String target) {
        return outbox.queue(target, Operation.CREATE, UUID.randomUUID(), UUID.randomUUID())
                .ticket();
    }

    @Override
    public void append(UUID ticket, String target) {
        outbox.queue(target, Operation.APPEND, ticket, UUID.randomUUID());
    }
}
