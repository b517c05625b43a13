package io.inlet.pipeline;

/** Logins of mailboxes by the setting of their password, whose mailbox may have OAuth2 instead. */
@FunctionalInterface
public interface Logins {
    Login find(String passwordSetting);
}
