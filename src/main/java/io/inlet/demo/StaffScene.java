package io.inlet.demo;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What staff do in their desk once all tickets are there; each is done once, since the desk knows what was done. */
record StaffScene(TrackerStandIn tracker, Quiet quiet, Consumer<String> told) implements Scene {
    @Override
    public void play() throws IOException {
        quiet.await(quiet::delivered);
        for (SampleAct act : SampleAct.all()) {
            OptionalLong ticket = tracker.ticketAbout(act.about());
            if (ticket.isEmpty()) {
                throw new IOException("the desk has no ticket about \"" + act.about() + "\" for " + act.title());
            }
            if (did(act, ticket.getAsLong())) {
                told.accept(act.title());
            }
        }
    }

    private boolean did(SampleAct act, long ticket) {
        return act.says() == null ? tracker.staffResolves(ticket) : tracker.staffAnswers(ticket, act.says());
    }
}
