package io.inlet.pipeline.mailbox;

/** The connection broke, perhaps because of a mail: the others are read over a new one. */
class ConnectionLostException extends Exception {
    private static final long serialVersionUID = 1;

    private final String mail;

    /** @param mail that was being read; null when it was none's turn */
    ConnectionLostException(String mail, Throwable cause) {
        super("the connection broke" + (mail == null ? "" : " at mail " + mail), cause);
        this.mail = mail;
    }

    String mail() {
        return mail;
    }
}
