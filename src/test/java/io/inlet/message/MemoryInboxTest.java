package io.inlet.message;

import java.util.UUID;

class MemoryInboxTest implements InboxContract {
    private final MemoryInbox inbox = new MemoryInbox();

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public boolean isParked(UUID raw) {
        return inbox.parked(raw).isPresent();
    }
}
