package io.inlet.chaos;

/** A way in, and the name of its inbox, which is also that of its failpoints. */
enum Kind {
    IMAP("imap"),
    POP3("pop"),
    TELEGRAM("telegram"),
    HOOK("hook"),
    FORM("web"),
    CALL("phone");

    final String inbox;

    Kind(String inbox) {
        this.inbox = inbox;
    }
}
