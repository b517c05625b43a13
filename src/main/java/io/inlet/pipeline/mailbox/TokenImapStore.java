package io.inlet.pipeline.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * Lets in by an access token: XOAUTH2, which servers take even where they do not announce it (Yandex says so of its own), and OAUTHBEARER
 * (RFC 7628) where only that is announced. A token is never tried as a password.
 */
public final class TokenImapStore extends IMAPStore {
    /** Called by Jakarta Mail. */
    public TokenImapStore(Session session, URLName url) {
        super(session, url, url.getProtocol(), url.getProtocol().endsWith("s"));
    }

    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        return new TokenProtocol(name, host, port, session.getProperties(), isSSL, logger);
    }

    private static final class TokenProtocol extends IMAPProtocol {
        private static final String XOAUTH2 = "AUTH=XOAUTH2";
        private static final String BEARER = "AUTH=OAUTHBEARER";
        private boolean letIn;

        TokenProtocol(String name, String host, int port, Properties properties, boolean tls, MailLogger logger)
                throws IOException, ProtocolException {
            super(name, host, port, properties, tls, logger);
        }

        @Override
        public boolean hasCapability(String capability) {
            return XOAUTH2.equals(capability.toUpperCase(Locale.ROOT)) || super.hasCapability(capability);
        }

        @Override
        public boolean isAuthenticated() {
            return letIn || super.isAuthenticated();
        }

        @Override
        public synchronized void authoauth2(String user, String token) throws ProtocolException {
            if (super.hasCapability(BEARER) && !super.hasCapability(XOAUTH2)) {
                bearer(user, token);
            } else {
                super.authoauth2(user, token);
            }
        }

        /** After a refusal the server explains it in a challenge, which is answered with one octet (RFC 7628, 3.2.3). */
        private void bearer(String user, String token) throws ProtocolException {
            String secret =
                    base64("n,a=" + user.replace("=", "=3D").replace(",", "=2C") + ",\1auth=Bearer " + token + "\1\1");
            boolean atOnce = super.hasCapability("SASL-IR");
            suspendTracing();
            try {
                Argument arguments = new Argument();
                arguments.writeAtom("OAUTHBEARER");
                if (atOnce) {
                    arguments.writeAtom(secret);
                }
                String tag = writeCommand("AUTHENTICATE", arguments);
                boolean told = atOnce;
                while (true) {
                    Response response = readResponse();
                    if (response.isContinuation()) {
                        getOutputStream().write(((told ? base64("\1") : secret) + "\r\n").getBytes(UTF_8));
                        getOutputStream().flush();
                        told = true;
                    } else if (response.isBYE() || response.isTagged() && tag.equals(response.getTag())) {
                        handleResult(response);
                        setCapabilities(response);
                        letIn = true;
                        return;
                    }
                }
            } catch (IOException broken) {
                throw new ProtocolException("the connection broke at the login", broken);
            } finally {
                resumeTracing();
            }
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        }
    }
}
