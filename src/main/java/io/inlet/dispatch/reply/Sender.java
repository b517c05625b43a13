package io.inlet.dispatch.reply;

/**
 * As whom a reply target writes e-mail.
 *
 * @param address one plain address of ASCII letters
 * @param name null: the address alone
 * @param nullSender automatic notices have no envelope sender, so that nothing bounces them (RFC 3834, 3.3)
 * @param subjectToken subjects end with the ticket's token
 * @param plusAddress answers go to an address with the ticket's token behind a plus sign (RFC 5233)
 */
public record Sender(String address, String name, boolean nullSender, boolean subjectToken, boolean plusAddress) {
    /** What ends the ids of its mails. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The address with a detail. */
    String plus(String detail) {
        int sign = address.lastIndexOf('@');
        return address.substring(0, sign) + "+" + detail + address.substring(sign);
    }
}
