package io.inlet;

import io.inlet.dispatch.reply.Notices;
import io.inlet.dispatch.reply.ReplyTargets;
import io.inlet.dispatch.reply.Templates;
import io.inlet.message.CapturedBook;
import io.inlet.settings.InboxSettings;
import io.inlet.settings.LineSettings;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Settings;
import io.inlet.store.NoticeBrake;
import io.inlet.store.NoticeSweep;
import io.inlet.store.PostgresAccounts;
import io.inlet.store.PostgresCallers;
import io.inlet.store.PostgresCapturedBook;
import io.inlet.store.PostgresFeedbacks;
import io.inlet.store.PostgresInbox;
import io.inlet.store.PostgresLateFiles;
import io.inlet.store.PostgresOutbox;
import io.inlet.store.PostgresParkedQueue;
import io.inlet.store.PostgresPauseBook;
import io.inlet.store.PostgresTicketStore;
import io.inlet.store.PostgresTickets;
import io.inlet.store.SandboxSweep;
import io.inlet.store.Tally;
import io.inlet.ticket.Commitments;
import javax.sql.DataSource;

/** Picks the PostgreSQL behind all ports. */
public final class StoreWiring {
    private StoreWiring() {}

    /** All ports to an open database, for commands that tell customers nothing. */
    public static StorePorts ports(OpenDatabase database, Settings settings) {
        return ports(database, settings, Templates.builtIn());
    }

    /** What was captured, for who compares. */
    public static CapturedBook captured(OpenDatabase database) {
        return new PostgresCapturedBook(database.dataSource());
    }

    /** All ports to an open database. */
    static StorePorts ports(OpenDatabase database, Settings settings, Templates templates) {
        return ports(database.dataSource(), settings, templates);
    }

    static StorePorts ports(DataSource source, Settings settings, Templates templates) {
        PostgresInbox inbox = new PostgresInbox(source, settings.get(LineSettings.ATTEMPTS));
        PostgresOutbox outbox = new PostgresOutbox(source);
        Commitments commitments = Notices.commitments(settings);
        Notices notices = new Notices(ReplyTargets.of(settings), templates, commitments, settings);
        Tally tally = new Tally(source);
        PostgresLateFiles lateFiles = new PostgresLateFiles(source, outbox::wake);
        SandboxSweep sweep = new SandboxSweep(source);
        NoticeSweep notes = new NoticeSweep(source);
        NoticeBrake brake = new NoticeBrake(source, settings.get(ReplySettings.PER_MINUTE));
        return new StorePorts(
                inbox,
                new PostgresTicketStore(
                        source,
                        name -> settings.get(InboxSettings.CONVERSATION.of(name)),
                        commitments,
                        outbox::wake,
                        lateFiles::wake),
                new PostgresTickets(source),
                new PostgresCallers(source),
                new PostgresParkedQueue(source, inbox::wake),
                tally,
                outbox,
                new PostgresFeedbacks(source, notices, commitments, outbox::wake),
                lateFiles,
                new PostgresAccounts(source),
                new PostgresPauseBook(source, outbox::wake),
                brake::isEngaged,
                () -> {
                    tally.rollUp();
                    notes.run();
                    brake.look();
                    sweep.erase(settings.get(InboxSettings.SANDBOX_KEPT));
                });
    }
}
