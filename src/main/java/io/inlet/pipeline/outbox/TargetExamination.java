package io.inlet.pipeline.outbox;

import io.inlet.dispatch.SelfTest;
import io.inlet.dispatch.TargetConfig;
import io.inlet.message.Reason;
import io.inlet.pipeline.vital.Finding;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Tries each target that is switched on as far as that goes without telling it anything. */
public final class TargetExamination {
    private final Map<String, SmtpAccount> accounts;
    private final KameletTransport transport;
    private final SelfTest selfTest;

    public TargetExamination(
            Map<String, SmtpAccount> accounts, KameletTransport transport, SelfTest selfTest, CamelContext context) {
        this.accounts = accounts;
        this.transport = transport;
        this.selfTest = selfTest;
        transport.attach(context);
    }

    public List<Finding> run(Collection<TargetConfig> targets) {
        List<Finding> findings = new ArrayList<>();
        targets.stream().filter(TargetConfig::enabled).forEach(target -> findings.add(examine(target)));
        return findings;
    }

    private Finding examine(TargetConfig target) {
        String part = "target:" + target.name();
        Optional<Reason> obstacle = transport.obstacle(target).map(what -> Reason.of("target-cannot-start", what));
        if (obstacle.isPresent()) {
            return new Finding(part, false, "target-obstacle", List.of(target.name()), obstacle.get());
        }
        if (accounts.containsKey(target.name())) {
            return mail(part, target, accounts.get(target.name()));
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(target.url().getHost(), port(target.url())),
                    Math.toIntExact(target.connectTimeout().toMillis()));
        } catch (IOException away) {
            return Finding.fault(part, "unreachable", place(target.url()), said(away));
        }
        SelfTest.Result result = selfTest.run(target);
        if (result.obstacle().isPresent()) {
            return new Finding(
                    part,
                    false,
                    "target-obstacle",
                    List.of(target.name()),
                    result.obstacle().get());
        }
        return result.settled()
                ? Finding.fine(part, "target-fine", place(target.url()))
                : Finding.fault(part, "target-mute", place(target.url()));
    }

    private static Finding mail(String part, TargetConfig target, SmtpAccount account) {
        String where = place(target.url());
        try {
            String password =
                    account.user() == null ? null : account.secret(target).reveal();
            try (Transport smtp = account.session(target).getTransport("smtp")) {
                smtp.connect(target.url().getHost(), target.url().getPort(), account.user(), password);
            }
            return Finding.fine(part, "target-mail-fine", where);
        } catch (AuthenticationFailedException refused) {
            return Finding.fault(part, "target-mail-login", where, said(refused));
        } catch (MessagingException | IOException failure) {
            return Finding.fault(part, "unreachable", where, said(failure));
        }
    }

    private static String said(Exception failure) {
        String line = String.valueOf(failure.getMessage())
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return failure.getClass().getSimpleName() + ": " + (line.length() > 200 ? line.substring(0, 200) : line);
    }

    private static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    }

    private static String place(URI url) {
        return url.getHost() + ":" + port(url);
    }
}
