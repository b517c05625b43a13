package io.inlet.channel.email;

import io.inlet.channel.email.Addresses.Address;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.message.Trust;
import io.inlet.text.EmailAddresses;
import io.inlet.text.NoReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose request a mail is. That is From (the first of several; RFC 5322, 3.6.2), whoever sent it on: neither Sender nor Resent-From. Except
 * where From names no person:
 *
 * <ul>
 *   <li>a form or another program that writes from our own address and names the person in Reply-To, or from one that nobody reads, if
 *       Reply-To is in another domain: in the same, it is an office of whoever sent it;
 *   <li>a mailing list that put its own address into From because of DMARC, and keeps the author's in X-Original-From.
 * </ul>
 *
 * @param stated whether From itself names it; else nothing that was proven of From holds
 */
record Requester(Address address, boolean stated) {
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:wordpress|bitrix|tilda|www(?:-data)?|apache|nginx|webform|web-?site|site|forms?|contact-?forms?|robot|mailer)@.*",
            Pattern.CASE_INSENSITIVE);

    static Requester of(Envelope envelope, MailHeaders headers, String hint, MailPolicy policy) {
        Address from = envelope.sender();
        String email = from.email();
        if (email == null) {
            return new Requester(from, true);
        }
        Address author = headers.has("List-Id") ? other(headers, "X-Original-From", hint, email, policy) : null;
        boolean own = policy.isOwn(email);
        if (author == null && (own || isProgram(email))) {
            Address asked = other(headers, "Reply-To", hint, email, policy);
            author = asked != null && (own || !domain(asked.email()).equals(domain(email))) ? asked : null;
        }
        return author == null ? new Requester(from, true) : new Requester(author, false);
    }

    /** What was found of From's domain, as far as it says anything about the requester. */
    Trust trust(Trust ofFrom) {
        if (stated || !ofFrom.proves()) {
            return ofFrom;
        }
        return new Trust(Trust.NONE.level(), ofFrom.and("named-by-reply-to").reasons());
    }

    /** The one address that a field names, if it is another than From's and none of ours. */
    private static Address other(MailHeaders headers, String field, String hint, String from, MailPolicy policy) {
        List<Address> named = new ArrayList<>();
        headers.all(field).forEach(value -> named.addAll(Addresses.parse(value, hint)));
        if (named.size() != 1 || !EmailAddresses.isPlausible(named.get(0).email())) {
            return null;
        }
        String email = named.get(0).email().toLowerCase(Locale.ROOT);
        return email.equals(from) || policy.isOwn(email) || isProgram(email) ? null : named.get(0);
    }

    private static boolean isProgram(String email) {
        return NoReply.isIn(email) || PROGRAM.matcher(email).matches();
    }

    private static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
