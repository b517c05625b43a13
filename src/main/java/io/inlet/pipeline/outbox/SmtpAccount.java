package io.inlet.pipeline.outbox;

import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.pipeline.Login;
import io.inlet.pipeline.Logins;
import io.inlet.pipeline.mailbox.TrustedCertificates;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.EmailSettings.Security;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
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
 * @param access OAuth2 instead of the target's secret; null: none
 */
public record SmtpAccount(Security security, String user, Path certificates, Login access) {
    /** By the name of the reply target. */
    public static Map<String, SmtpAccount> all(Settings settings, Logins logins) {
        Map<String, SmtpAccount> all = new HashMap<>();
        for (String suffix : settings.names(ReplySettings.EMAIL_ENABLED)) {
            all.put(
                    Targets.REPLY_PREFIX + "email" + suffix,
                    new SmtpAccount(
                            settings.get(ReplySettings.EMAIL_SECURITY.of(suffix)),
                            settings.find(ReplySettings.EMAIL_USER.of(suffix)).orElse(null),
                            settings.find(ReplySettings.EMAIL_CERTIFICATES.of(suffix))
                                    .map(Path::of)
                                    .orElse(null),
                            settings.get(ReplySettings.EMAIL_OAUTH.of(suffix))
                                    ? logins.find(
                                            EmailSettings.PASSWORD.of(suffix).key())
                                    : null));
        }
        return all;
    }

    /** The password or token that is good now. */
    Secret secret(TargetConfig target) throws IOException, AuthenticationFailedException {
        return access == null ? target.secret() : access.secret();
    }

    /** Lets in by that secret, which stands in no URI; who connects has asked for it before. */
    MailAuthenticator authenticator(TargetConfig target) {
        return new MailAuthenticator() {
            @Override
            public PasswordAuthentication getPasswordAuthentication() {
                try {
                    return user == null
                            ? new PasswordAuthentication(null, null)
                            : new PasswordAuthentication(user, secret(target).reveal());
                } catch (IOException | AuthenticationFailedException gone) {
                    throw new IllegalStateException("the access token is gone", gone);
                }
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
        if (access != null && access.isToken()) {
            properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
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
