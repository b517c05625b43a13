package io.inlet.demo;

import java.util.List;

/**
 * The sample traffic, always the same: mails first in this order, then what a browser and a site's script post to the form, then chats,
 * then calls.
 */
final class Traffic {
    private static final List<SampleMail> MAILS = List.of(
            SampleMail.plain(),
            SampleMail.html(),
            SampleMail.reply(),
            SampleMail.inTwoMailboxes(),
            SampleMail.sameNames(),
            SampleMail.windows1251(),
            SampleMail.koi8(),
            SampleMail.withoutId(),
            SampleMail.autoReply(),
            SampleMail.unreadable(),
            SampleMail.large());
    private static final List<SamplePost> POSTS =
            List.of(SamplePost.withTwoFiles(), SamplePost.json(), SamplePost.json(), SamplePost.broken());

    private static final List<SampleChat> CHATS = SampleChat.all();
    private static final List<SampleCall> CALLS = SampleCall.all();

    private Traffic() {}

    static List<SampleMail> mails() {
        return MAILS;
    }

    static List<SamplePost> posts() {
        return POSTS;
    }

    static List<SampleChat> chats() {
        return CHATS;
    }

    static List<SampleCall> calls() {
        return CALLS;
    }

    /** Items that the gateway must capture: of mails one a mailbox, of chats one an update and one of them twice, of calls one an event. */
    static long captures() {
        return MAILS.stream().mapToLong(mail -> mail.mailboxes().size()).sum()
                + POSTS.stream().filter(SamplePost::captured).count()
                + CHATS.stream().mapToLong(chat -> chat.updates().size()).sum()
                + 1
                + CALLS.stream().mapToLong(call -> call.events().size()).sum();
    }
}
