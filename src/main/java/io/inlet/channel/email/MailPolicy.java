package io.inlet.channel.email;

import io.inlet.settings.EmailSettings;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Setting;
import io.inlet.settings.Settings;
import io.inlet.settings.TrustSettings;
import io.inlet.text.EmailAddresses;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an installation says of itself to whoever reads its mail. All in lower case.
 *
 * @param trustedHosts servers whose Authentication-Results count
 * @param arc whether what they saw before a forwarder counts as well
 * @param ownDomains whose mail must prove that it is ours
 * @param ownAddresses that mail is fetched for and sent from
 */
public record MailPolicy(Set<String> trustedHosts, boolean arc, Set<String> ownDomains, Set<String> ownAddresses) {
    /** Of an installation of which nothing is known. */
    public static final MailPolicy NONE = new MailPolicy(Set.of(), false, Set.of(), Set.of());

    public MailPolicy {
        trustedHosts = Set.copyOf(trustedHosts);
        ownDomains = Set.copyOf(ownDomains);
        ownAddresses = Set.copyOf(ownAddresses);
    }

    public static MailPolicy of(Settings settings) {
        Set<String> addresses = new HashSet<>();
        add(settings, ReplySettings.EMAIL_ENABLED, ReplySettings.EMAIL_FROM, addresses);
        add(settings, EmailSettings.ENABLED, EmailSettings.USER, addresses);
        return new MailPolicy(
                settings.find(TrustSettings.HOSTS).orElse(Set.of()),
                settings.get(TrustSettings.ARC),
                settings.find(TrustSettings.OWN_DOMAINS).orElse(Set.of()),
                addresses);
    }

    private static void add(Settings settings, Setting<?> named, Setting<String> address, Set<String> into) {
        Set<String> names = new HashSet<>(settings.names(named));
        names.add("");
        for (String name : names) {
            settings.find(address.of(name))
                    .filter(value -> value.contains("@"))
                    .ifPresent(value -> into.add(value.toLowerCase(Locale.ROOT)));
        }
    }

    /** With a detail as well: answers come to such addresses. */
    boolean isOwn(String address) {
        String lower = address == null ? "" : address.toLowerCase(Locale.ROOT);
        return ownAddresses.contains(lower) || ownAddresses.contains(EmailAddresses.withoutDetail(lower));
    }

    /** Whether an id ends like those that this installation gives the mails it sends. */
    boolean isOwnHost(String messageId) {
        String host = messageId.substring(messageId.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return ownAddresses.stream().anyMatch(address -> address.endsWith("@" + host));
    }
}
