package io.inlet.pipeline.inbox;

import io.inlet.message.Claim;
import io.inlet.message.Inbox;
import io.inlet.pipeline.FailureDoors;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.vital.Loops;
import io.inlet.settings.Durations;
import io.inlet.settings.Size;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The inbox as a source of groups; its options carry their units. */
public final class InboxEndpoint extends DefaultEndpoint {
    private final Inbox inbox;
    private final FailureDoors doors;
    private final Loops loops;
    private final Valves valves;
    private int workers = 4;
    private int batch = 10;
    private Size batchBytes = new Size(32L << 20);
    private Duration lease = Duration.ofSeconds(20);
    private Duration longest = Duration.ofMinutes(2);
    private Duration poll = Duration.ofMillis(500);

    InboxEndpoint(String uri, InboxComponent component, Inbox inbox, FailureDoors doors, Loops loops, Valves valves) {
        super(uri, component);
        this.inbox = inbox;
        this.doors = doors;
        this.loops = loops;
        this.valves = valves;
    }

    public void setWorkers(int workers) {
        this.workers = workers;
    }

    public void setBatch(int batch) {
        this.batch = batch;
    }

    public void setBatchBytes(String size) {
        this.batchBytes = Size.parse(size);
    }

    public void setLease(String duration) {
        this.lease = Durations.parse(duration);
    }

    public void setLongest(String duration) {
        this.longest = Durations.parse(duration);
    }

    public void setPoll(String duration) {
        this.poll = Durations.parse(duration);
    }

    int workers() {
        return workers;
    }

    Claim limits() {
        return new Claim(batch, batchBytes.bytes(), lease, valves.held());
    }

    /** For so long leases of work in hand are renewed; then another worker tries, since this one seems to hang. */
    Duration longest() {
        return longest.compareTo(lease) > 0 ? longest : lease;
    }

    Duration poll() {
        return poll;
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("inbox: is a source; rows get into it through direct:capture");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        InboxConsumer consumer = new InboxConsumer(this, processor, inbox, doors, loops);
        configureConsumer(consumer);
        return consumer;
    }
}
