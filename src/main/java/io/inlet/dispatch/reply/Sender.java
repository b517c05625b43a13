package io.inlet.dispatch.reply;

/**
 * As whom a reply target writes e-mail.
 *
 * @param address one plain address of ASCII letters
 * @param name null: the address alone
 */
public record Sender(String address, String name) {
    /** What ends the ids of its mails. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
