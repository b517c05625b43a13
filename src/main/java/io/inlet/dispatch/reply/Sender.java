package io.inlet.dispatch.reply;

/**
 * As whom a reply target writes e-mail.
 *
 * @param address one plain address of ASCII letters
 * @param name null: the address alone
 * @param nullSender automatic notices have no envelope sender, so that nothing bounces them (RFC 3834, 3.3)
 */
public record Sender(String address, String name, boolean nullSender) {
    /** What ends the ids of its mails. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
