package io.inlet.channel.email;

import io.inlet.channel.email.mime.MailHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What servers found before they sent a mail on (RFC 8617). A whole chain proves who sealed it and nothing more: anybody can seal one, and
 * name any host in it; and whoever seals last can have changed everything. So all of them must be trusted, and each speaks for itself only.
 */
final class ArcChain {
    private ArcChain() {}

    /** What the links of the chain found; nothing where one of them is not trusted. */
    static List<AuthenticationResults.Result> results(MailHeaders headers, Set<String> trustedHosts) {
        List<AuthenticationResults.Result> results = new ArrayList<>();
        List<String> seals = headers.all("ARC-Seal");
        List<String> said = headers.all("ARC-Authentication-Results");
        if (seals.size() != said.size()) {
            return List.of();
        }
        for (String seal : seals) {
            String instance = tag(seal, "i");
            String sealer = tag(seal, "d");
            List<AuthenticationResults> found = said.stream()
                    .filter(field -> !instance.isEmpty() && tag(field, "i").equals(instance))
                    .map(AuthenticationResults::parse)
                    .toList();
            if (found.size() != 1 || !speaksFor(sealer, found.get(0).host(), trustedHosts)) {
                return List.of();
            }
            results.addAll(found.get(0).results());
        }
        return results;
    }

    private static boolean speaksFor(String sealer, String host, Set<String> trustedHosts) {
        return trustedHosts.contains(host)
                && (host.equals(sealer) || sealer.indexOf('.') > 0 && host.endsWith("." + sealer));
    }

    /** A value of a list of tags (RFC 6376, 3.2) in lower case; empty where there is none. */
    private static String tag(String field, String name) {
        for (String each : field.toLowerCase(Locale.ROOT).split(";", 50)) {
            int equals = each.indexOf('=');
            if (equals > 0 && each.substring(0, equals).strip().equals(name)) {
                return each.substring(equals + 1).strip();
            }
        }
        return "";
    }
}
