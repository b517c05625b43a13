package io.inlet.pipeline.mailbox;

import io.inlet.settings.Durations;
import io.inlet.settings.EmailSettings.Protocol;
import io.inlet.settings.EmailSettings.Security;
import io.inlet.settings.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One folder of a mailbox as a source; its options are those of {@code mailbox-source.kamelet.yaml}, an empty one counts as not given. */
public final class MailboxEndpoint extends DefaultEndpoint {
    private final MailboxComponent component;
    private final String name;
    private Protocol protocol = Protocol.IMAP;
    private Security security = Security.TLS;
    private boolean allowPlain;
    private String host;
    private int port = 993;
    private String user;
    private String passwordSetting;
    private Duration timeout = Duration.ofSeconds(30);
    private Path certificates;
    private String folder = "INBOX";
    private String doneFolder;
    private String failedFolder;
    private String inbox = "email";
    private Duration interval = Duration.ofSeconds(15);
    private Size limit = new Size(50L << 20);
    private Instant since;
    private int attempts = 5;
    private boolean deleteAfter;
    private boolean idle = true;
    private Duration idleKeepAlive = Duration.ofMinutes(4);
    private Path spillFolder = Path.of("data", "spill");

    MailboxEndpoint(String uri, MailboxComponent component, String name) {
        super(uri, component);
        this.component = component;
        this.name = name;
    }

    public void setProtocol(String word) {
        protocol = Protocol.valueOf(word.toUpperCase(Locale.ROOT));
    }

    public void setSecurity(String word) {
        security = Security.valueOf(word.toUpperCase(Locale.ROOT));
    }

    public void setAllowPlain(boolean allowPlain) {
        this.allowPlain = allowPlain;
    }

    public void setHost(String host) {
        this.host = given(host);
    }

    public void setPort(int port) {
        this.port = port;
    }

    public void setUser(String user) {
        this.user = given(user);
    }

    public void setPasswordSetting(String setting) {
        this.passwordSetting = given(setting);
    }

    public void setTimeout(String duration) {
        this.timeout = Durations.parse(duration);
    }

    public void setCertificates(String file) {
        this.certificates = given(file) == null ? null : Path.of(file);
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    public void setDoneFolder(String folder) {
        this.doneFolder = given(folder);
    }

    public void setFailedFolder(String folder) {
        this.failedFolder = given(folder);
    }

    public void setInbox(String inbox) {
        this.inbox = inbox;
    }

    public void setInterval(String duration) {
        this.interval = Durations.parse(duration);
    }

    public void setLimit(String size) {
        this.limit = Size.parse(size);
    }

    public void setSince(String date) {
        try {
            this.since = date.equals("all")
                    ? null
                    : LocalDate.parse(date).atStartOfDay(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException notADate) {
            throw new IllegalArgumentException("since is '" + date + "'; it needs all, or a date such as 2026-01-31");
        }
    }

    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    public void setDeleteAfter(boolean deleteAfter) {
        this.deleteAfter = deleteAfter;
    }

    public void setIdle(boolean idle) {
        this.idle = idle;
    }

    public void setIdleKeepAlive(String duration) {
        this.idleKeepAlive = Durations.parse(duration);
    }

    public void setSpillFolder(String folder) {
        this.spillFolder = Path.of(folder);
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("mailbox: is a source; mail is sent by smtp:");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        MailAccount account =
                new MailAccount(protocol, security, host, port, user, passwordSetting, timeout, certificates);
        FetchPlan plan = new FetchPlan(
                name,
                folder,
                doneFolder,
                failedFolder,
                inbox,
                component.inboxes().get(inbox),
                interval,
                limit,
                since,
                attempts,
                deleteAfter,
                idle && protocol == Protocol.IMAP ? idleKeepAlive : null,
                spillFolder.resolve("mailbox-" + name));
        MailboxConfiguration.check(account, plan, allowPlain);
        MailboxConsumer consumer = new MailboxConsumer(this, processor, component, account, plan);
        configureConsumer(consumer);
        return consumer;
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
