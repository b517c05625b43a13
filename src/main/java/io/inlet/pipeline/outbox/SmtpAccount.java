package io.inlet.pipeline.outbox;

import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.pipeline.mailbox.TrustedCertificates;
import io.inlet.settings.EmailSettings.Security;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Settings;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * How a mail server is spoken to that sends for a reply target; where it is stands in the target.
 *
 * @param user null: no login
 * @param certificates PEM file with the only certificates to trust; null: those of the JDK
 */
public record SmtpAccount(Security security, String user, Path certificates) {
    /** By the name of the reply target. */
    public static Map<String, SmtpAccount> all(Settings settings) {
        Map<String, SmtpAccount> all = new HashMap<>();
        for (String suffix : settings.names(ReplySettings.EMAIL_ENABLED)) {
            all.put(
                    Targets.REPLY_PREFIX + "email" + suffix,
                    new SmtpAccount(
                            settings.get(ReplySettings.EMAIL_SECURITY.of(suffix)),
                            settings.find(ReplySettings.EMAIL_USER.of(suffix)).orElse(null),
                            settings.find(ReplySettings.EMAIL_CERTIFICATES.of(suffix))
                                    .map(Path::of)
                                    .orElse(null)));
        }
        return all;
    }

    /** Lets in by the target's secret, which stands in no URI. */
    MailAuthenticator authenticator(TargetConfig target) {
        return new MailAuthenticator() {
            @Override
            public PasswordAuthentication getPasswordAuthentication() {
                return user == null
                        ? new PasswordAuthentication(null, null)
                        : new PasswordAuthentication(user, target.secret().reveal());
            }
        };
    }

    Session session(TargetConfig target) throws IOException {
        String timeout = Long.toString(target.responseTimeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", target.url().getHost());
        properties.setProperty("mail.smtp.port", Integer.toString(target.url().getPort()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(target.connectTimeout().toMillis()));
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.quitwait", "false"); // what was accepted is accepted
        if (security == Security.TLS) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        } else if (security == Security.STARTTLS) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
        }
        if (certificates != null) {
            properties.put("mail.smtp.ssl.socketFactory", TrustedCertificates.read(certificates));
            properties.setProperty("mail.smtp.socketFactory.fallback", "false"); // else the JDK's trust is tried next
        }
        return Session.getInstance(properties);
    }
}
