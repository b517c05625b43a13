package io.inlet.pipeline.mailbox;

/** So many mails failed, and none went well, that the reason lies elsewhere. They are tried again without counting against them. */
class BadDayException extends Exception {
    private static final long serialVersionUID = 1;

    BadDayException(String lastFailure) {
        super("no mail could be taken, several were tried; the last: " + lastFailure);
    }
}
