package io.inlet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.OpenDatabase;
import io.inlet.StoreWiring;
import io.inlet.pipeline.mailbox.Comparison;
import io.inlet.pipeline.mailbox.Reconciliation;
import io.inlet.pipeline.oauth.OauthLogins;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether mailboxes and the inbox agree. Exit code 1 when they do not, or a mailbox cannot be looked into. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ReconcileCommand implements Callable<Integer> {
    private static final String CHANNEL = "email";
    private static final int SHOWN = 20;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "MAILBOX", arity = "0..1", descriptionKey = "mailbox")
    private String mailbox;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Texts texts = Texts.of("commands", Texts.terminal());

    @Override
    public Integer call() {
        Settings settings = home.settings();
        Set<String> names = Reconciliation.mailboxes(settings);
        if (mailbox != null && !(mailbox.startsWith(CHANNEL) && names.contains(mailbox.substring(CHANNEL.length())))) {
            throw new ParameterException(spec.commandLine(), texts.get("reconcile.none", mailbox));
        }
        boolean agree = true;
        try (OpenDatabase database = OpenDatabase.forClient(home.home(), settings)) {
            Reconciliation reconciliation = new Reconciliation(
                    settings,
                    new OauthLogins(settings, home.home().data(settings), Clock.systemUTC()),
                    StoreWiring.ports(database, settings).inbox(),
                    StoreWiring.captured(database));
            for (String name : names) {
                if (mailbox == null || mailbox.equals(CHANNEL + name)) {
                    agree &= compare(reconciliation, name);
                }
            }
        }
        return agree ? 0 : 1;
    }

    private boolean compare(Reconciliation reconciliation, String name) {
        try {
            Comparison comparison = reconciliation.compare(name);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(tree(comparison));
            } else {
                print(comparison, out);
            }
            out.flush();
            return comparison.agrees();
        } catch (IOException closed) {
            spec.commandLine().getErr().println(Logging.redactor().redact(closed.getMessage()));
            return false;
        }
    }

    private void print(Comparison comparison, PrintWriter out) {
        out.println(texts.get("reconcile.mailbox", comparison.mailbox(), comparison.where()));
        comparison
                .folders()
                .forEach(folder ->
                        out.println(texts.get("reconcile.folder", folder.folder(), String.valueOf(folder.mails()))));
        out.println(texts.get(
                "reconcile.sums",
                String.valueOf(comparison.captured()),
                String.valueOf(comparison.waiting()),
                String.valueOf(comparison.left()),
                String.valueOf(comparison.retried())));
        if (comparison.kept() > 0) {
            out.println(texts.get("reconcile.kept", String.valueOf(comparison.kept())));
        }
        if (!comparison.missing().isEmpty()) {
            out.println(texts.get(
                    "reconcile.missing", String.valueOf(comparison.missing().size())));
            comparison.missing().stream()
                    .limit(SHOWN)
                    .forEach(mail -> out.println("    " + mail.folder() + "  " + mail.id() + "  " + mail.receivedAt()
                            + "  " + mail.size() + "  " + mail.messageId().replaceAll("\\p{Cntrl}", "?")));
            if (comparison.missing().size() > SHOWN) {
                out.println(texts.get("reconcile.more"));
            }
            out.println(texts.get("reconcile.cure"));
        }
        if (comparison.agrees()) {
            out.println(texts.get("reconcile.fine"));
        }
    }

    private static ObjectNode tree(Comparison comparison) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("mailbox", comparison.mailbox());
        tree.put("where", comparison.where());
        tree.put("agrees", comparison.agrees());
        ObjectNode folders = tree.putObject("folders");
        comparison.folders().forEach(folder -> folders.put(folder.folder(), folder.mails()));
        tree.put("captured", comparison.captured());
        tree.put("waiting", comparison.waiting());
        tree.put("leftAlone", comparison.left());
        tree.put("retried", comparison.retried());
        tree.put("notMoved", comparison.kept());
        ArrayNode missing = tree.putArray("missing");
        comparison.missing().forEach(mail -> missing.addObject()
                .put("folder", mail.folder())
                .put("id", mail.id())
                .put("receivedAt", String.valueOf(mail.receivedAt()))
                .put("size", mail.size())
                .put("messageId", mail.messageId()));
        return tree;
    }
}
