package io.inlet.pipeline.mailbox;

import io.inlet.pipeline.Login;
import io.inlet.settings.EmailSettings;
import io.inlet.settings.EmailSettings.Protocol;
import io.inlet.settings.EmailSettings.Security;
import io.inlet.settings.Secret;
import io.inlet.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * Where a mailbox is and how one gets in; the secret is asked for at each connect and kept nowhere.
 *
 * @param passwordSetting the name of the setting, not the secret
 * @param timeout for connecting, for each read and for each write
 * @param certificates PEM file with the only certificates to trust; null: those of the JDK
 */
record MailAccount(
        Protocol protocol,
        Security security,
        String host,
        int port,
        String user,
        String passwordSetting,
        Duration timeout,
        Path certificates) {
    /**
     * Bytes that are asked for at a time. A buffer of this size is made for every mail, however small: at half of a megabyte the garbage
     * collector of a small heap begins to treat it as a huge object, and collects for each.
     */
    private static final int CHUNK = 7 << 16;

    /** As the settings say; host and user may be missing in them, and are empty then. */
    static MailAccount of(Settings settings, String suffix, Duration timeout) {
        return new MailAccount(
                settings.get(EmailSettings.PROTOCOL.of(suffix)),
                settings.get(EmailSettings.SECURITY.of(suffix)),
                settings.find(EmailSettings.HOST.of(suffix)).orElse(""),
                settings.get(EmailSettings.PORT.of(suffix)),
                settings.find(EmailSettings.USER.of(suffix)).orElse(""),
                EmailSettings.PASSWORD.of(suffix).key(),
                timeout,
                settings.find(EmailSettings.CERTIFICATES.of(suffix))
                        .map(Path::of)
                        .orElse(null));
    }

    /**
     * Names the mailbox in keys, logs and health; holds no secret. Without the port: the mails behind another port, with TLS or without,
     * are the same.
     */
    String address() {
        return user + "@" + host;
    }

    /** Goes in; a token that the server takes no longer is replaced once. */
    Store connect(Login login, Redaction redaction) throws MessagingException, IOException {
        Secret secret = login.secret();
        redaction.hide(secret);
        try {
            return connect(secret, login.isToken());
        } catch (AuthenticationFailedException refused) {
            if (!login.renew(secret)) {
                throw refused;
            }
            Secret fresh = login.secret();
            redaction.hide(fresh);
            return connect(fresh, login.isToken());
        }
    }

    private Store connect(Secret secret, boolean token) throws MessagingException, IOException {
        Session session = Session.getInstance(properties(token));
        Store store = token && protocol == Protocol.IMAP
                ? session.getStore(
                        new Provider(Provider.Type.STORE, scheme(), TokenImapStore.class.getName(), "Inlet", null))
                : session.getStore(scheme());
        try {
            store.connect(host, port, user, secret.reveal());
            // Angus takes a refused token of POP3 for success where the server explains the refusal in a challenge
            if (token && protocol == Protocol.POP3 && !store.isConnected()) {
                throw new AuthenticationFailedException("the server does not take the access token");
            }
        } catch (MessagingException | RuntimeException refused) {
            Closing.quietly(store);
            throw refused;
        }
        return store;
    }

    String scheme() {
        String scheme = protocol == Protocol.IMAP ? "imap" : "pop3";
        return security == Security.TLS ? scheme + "s" : scheme;
    }

    Properties properties(boolean token) throws IOException {
        String prefix = "mail." + scheme() + ".";
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (security == Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (protocol == Protocol.POP3) {
            properties.setProperty(prefix + "rsetbeforequit", "true"); // some servers delete what was only read
        }
        if (token) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
            // in one line only what is short may come (RFC 5034, 4), and Microsoft takes two only
            properties.setProperty(prefix + "auth.xoauth2.two.line.authentication.format", "true");
        }
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", Integer.toString(CHUNK));
        properties.setProperty(prefix + "connectionpoolsize", "1");
        if (certificates != null) {
            properties.put(prefix + "ssl.socketFactory", TrustedCertificates.read(certificates));
            properties.setProperty(prefix + "socketFactory.fallback", "false"); // else the JDK's trust is tried next
        }
        return properties;
    }
}
