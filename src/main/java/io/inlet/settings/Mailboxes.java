package io.inlet.settings;

import io.inlet.settings.EmailSettings.Protocol;
import io.inlet.settings.EmailSettings.Security;
import io.inlet.settings.SettingsLoader.Written;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes no sense, or no safe sense, together in the settings of one mailbox, or of what answers for it. */
final class Mailboxes {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private final Settings settings;
    private final Map<String, Written> written;
    private final Problems problems;

    Mailboxes(Settings settings, Map<String, Written> written, Problems problems) {
        this.settings = settings;
        this.written = written;
        this.problems = problems;
    }

    void check() {
        Set<String> names = settings.names(EmailSettings.ENABLED);
        names.stream()
                .filter(name -> settings.get(EmailSettings.ENABLED.of(name)))
                .forEach(this::check);
        settings.names(ReplySettings.EMAIL_ENABLED).stream()
                .filter(name -> settings.get(ReplySettings.EMAIL_ENABLED.of(name)))
                .forEach(this::checkReplies);
    }

    private void checkReplies(String name) {
        checkPlain(
                ReplySettings.EMAIL_SECURITY.of(name),
                ReplySettings.EMAIL_HOST.of(name),
                ReplySettings.EMAIL_ALLOW_PLAIN.of(name));
    }

    private void checkPlain(Setting<Security> security, Setting<String> hostSetting, Setting<Boolean> allowPlain) {
        String host = settings.find(hostSetting).orElse("localhost");
        if (settings.get(security) == Security.NONE
                && !settings.get(allowPlain)
                && !LOOPBACK.matcher(host).matches()) {
            problem(security, "mailbox.plain", host, allowPlain.key());
        }
    }

    private void check(String name) {
        new OauthMailboxes(settings, written, problems).check(name);
        boolean pop3 = settings.get(EmailSettings.PROTOCOL.of(name)) == Protocol.POP3;
        checkPlain(EmailSettings.SECURITY.of(name), EmailSettings.HOST.of(name), EmailSettings.ALLOW_PLAIN.of(name));
        checkFolder(name, EmailSettings.DONE_FOLDER.of(name), pop3);
        checkFolder(name, EmailSettings.FAILED_FOLDER.of(name), pop3);
        if (pop3 && !settings.get(EmailSettings.FOLDER.of(name)).equals("INBOX")) {
            problem(EmailSettings.FOLDER.of(name), "mailbox.pop3-folder");
        }
        if (pop3 && !settings.get(EmailSettings.SINCE.of(name)).equals("all")) {
            problem(EmailSettings.SINCE.of(name), "mailbox.pop3-since");
        }
        if (!pop3 && settings.get(EmailSettings.DELETE_AFTER.of(name))) {
            problem(EmailSettings.DELETE_AFTER.of(name), "mailbox.imap-delete");
        }
    }

    private void checkFolder(String name, Setting<String> target, boolean pop3) {
        settings.find(target).ifPresent(folder -> {
            if (pop3) {
                problem(target, "mailbox.pop3-folder");
            } else if (folder.equals(settings.get(EmailSettings.FOLDER.of(name)))) {
                problem(target, "mailbox.same-folder", folder);
            }
        });
    }

    private void problem(Setting<?> setting, String text, Object... further) {
        Written place = written.get(setting.key());
        Object[] arguments = new Object[further.length + 1];
        arguments[0] = setting.key();
        System.arraycopy(further, 0, arguments, 1, further.length);
        problems.add(place.file(), place.line(), text, arguments);
    }
}
