package io.inlet.pipeline.mailbox;

import io.inlet.settings.EmailSettings.Protocol;
import io.inlet.settings.EmailSettings.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What makes no sense, or no safe sense, together; said before anything is connected, all of it at once. */
final class MailboxConfiguration {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private MailboxConfiguration() {}

    static void check(MailAccount account, FetchPlan plan, boolean allowPlain) {
        List<String> problems = new ArrayList<>();
        if (!NAME.matcher(plan.name()).matches()) {
            problems.add("the name '" + plan.name() + "' is not made of a-z, 0-9 and -");
        }
        if (account.host() == null || account.user() == null || account.passwordSetting() == null) {
            problems.add("host, user and passwordSetting are needed");
        } else if (account.security() == Security.NONE
                && !allowPlain
                && !LOOPBACK.matcher(account.host()).matches()) {
            problems.add("security none shows the password to everybody between here and " + account.host()
                    + "; use tls or starttls, or say allowPlain=true");
        }
        if (plan.attempts() < 1 || plan.attempts() > 10) {
            problems.add("attempts is " + plan.attempts() + "; it needs 1 to 10");
        }
        if (plan.folder().equals(plan.doneFolder()) || plan.folder().equals(plan.failedFolder())) {
            problems.add("mail cannot be moved from " + plan.folder() + " to itself; name another folder");
        }
        if (account.protocol() == Protocol.POP3) {
            checkPop3(plan, problems);
        } else if (plan.deleteAfter()) {
            problems.add("deleteAfter is for pop3; with imap, captured mail is moved to doneFolder");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("mailbox:" + plan.name() + ": " + String.join("; ", problems));
        }
    }

    private static void checkPop3(FetchPlan plan, List<String> problems) {
        if (!plan.folder().equals("INBOX") || plan.doneFolder() != null || plan.failedFolder() != null) {
            problems.add("pop3 has no folders but INBOX; leave doneFolder and failedFolder empty, or use imap");
        }
        if (plan.since() != null) {
            problems.add("pop3 does not tell when a mail came; leave since at all, or use imap");
        }
    }
}
