package io.inlet.pipeline.mailbox;

import io.inlet.message.Arrival;
import io.inlet.pipeline.HandOver;
import io.inlet.pipeline.Login;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.inbox.Bell;
import io.inlet.pipeline.vital.Loops;
import io.inlet.settings.EmailSettings.Protocol;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Runs a poller while its route runs. A stop waits for the mail that is under way, but not for a server that does not answer. */
final class MailboxConsumer extends DefaultConsumer implements Line, Valves.Source {
    private static final long STOP_SECONDS = 10;
    /** One mail, or one update, or finding that there is none. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(15);

    private final MailboxComponent component;
    private final MailAccount account;
    private final FetchPlan plan;
    private MailboxHealth health;
    private CountDownLatch stopped;
    private final Bell bell = new Bell();
    private IdleWatch watch;
    private Thread thread;

    MailboxConsumer(
            MailboxEndpoint endpoint,
            Processor processor,
            MailboxComponent component,
            MailAccount account,
            FetchPlan plan) {
        super(endpoint, processor);
        this.component = component;
        this.account = account;
        this.plan = plan;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Spill.sweep(plan.spill());
        component.valves().attach(plan.name(), this);
    }

    @Override
    public void open() {
        Clock clock = component.clock();
        Redaction redaction = new Redaction(account.user());
        String where = account.address() + "/" + plan.folder();
        health = new MailboxHealth(plan.name(), where, plan.interval(), redaction, clock);
        Intake intake = new Intake(plan, "email:" + where, component.inbox(), this, clock);
        Failures failures = new Failures(plan.attempts(), plan.interval(), clock);
        CountDownLatch stop = new CountDownLatch(1);
        Reader reader = reader(redaction, failures, intake, () -> stop.getCount() > 0);
        stopped = stop;
        Loops loops = component.vitals().loops();
        Poller poller = new Poller(new Reconnection(reader), health, plan.interval(), stop, bell, loops);
        thread = new Thread(loops.keep(LONGEST_ROUND, poller::isWanted, poller), "mailbox-" + plan.name());
        thread.setDaemon(true);
        component.vitals().add(health);
        thread.start();
        if (plan.idleKeepAlive() != null) {
            Login login = component.logins().find(account.passwordSetting());
            watch = new IdleWatch(account, plan, login, health, bell, loops);
            Thread waiting =
                    new Thread(loops.keep(LONGEST_ROUND, watch::isWanted, watch), "mailbox-" + plan.name() + "-idle");
            waiting.setDaemon(true);
            waiting.start();
        }
    }

    @Override
    public void shut() {
        stopped.countDown();
        bell.ring();
        if (watch != null) {
            watch.stop();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        component.vitals().remove(health);
    }

    @Override
    protected void doStop() throws Exception {
        component.valves().detach(plan.name());
        super.doStop();
    }

    @Override
    public void hand(Arrival arrival, String id) throws Exception {
        HandOver.hand(this, arrival, Map.of(Intake.FOLDER_HEADER, plan.folder(), Intake.UID_HEADER, id));
        component.vitals().loops().round();
    }

    private Reader reader(Redaction redaction, Failures failures, Intake intake, BooleanSupplier running) {
        Login login = component.logins().find(account.passwordSetting());
        return account.protocol() == Protocol.POP3
                ? new Pop3Reader(account, plan, login, redaction, intake, failures, health, running)
                : new ImapReader(
                        account,
                        plan,
                        login,
                        redaction,
                        new ImapRound(account.address(), plan, intake, failures, health, running));
    }
}
