package io.inlet.channel.email;

import io.inlet.channel.email.Addresses.Address;
import io.inlet.channel.email.AuthenticationResults.Result;
import io.inlet.channel.email.mime.MailHeaders;
import io.inlet.message.Trust;
import io.inlet.text.EmailAddresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the sender of a mail is who From claims, by what our own servers found when they took it (RFC 8601, 7489). Fields of others are
 * not looked at: whoever sends a mail can write them. Our server's fields stand together above all others; what stands further down,
 * beneath a Received, came with the mail.
 */
final class SenderTrust {
    private static final String PASS = "pass";
    private static final Set<String> TOLD = Set.of("spf", "dkim", "dmarc", "arc", "auth");

    /** What a server finds once; a second time, further down, came with the mail. */
    private static final Set<String> ONCE = Set.of("dmarc", "auth", "arc");

    private final MailHeaders headers;
    private final MailPolicy policy;
    private final String domain;
    private final List<Result> results = new ArrayList<>();

    private SenderTrust(MailHeaders headers, String from, MailPolicy policy) {
        this.headers = headers;
        this.policy = policy;
        this.domain = domain(from);
    }

    /** @param claimed whom the mail claims to be from; its address may be null */
    static Trust of(MailHeaders headers, Address claimed, MailPolicy policy) {
        String from = claimed.email();
        SenderTrust trust = new SenderTrust(headers, from, policy);
        trust.results.addAll(trust.topmost("Authentication-Results"));
        Trust judged = trust.results.isEmpty() || from == null ? Trust.NONE : trust.judged(from);
        return trust.showsOurs(claimed) ? judged.and("own-name") : judged;
    }

    /** Many mail programs show the name alone: whoever takes one of our addresses for a name is read as us, and proves another domain. */
    private boolean showsOurs(Address claimed) {
        return claimed.name() != null
                && claimed.name().indexOf('@') >= 0
                && !isOurs(claimed.email())
                && Arrays.stream(claimed.name().split("[\\s<>()\\[\\]\"',;:|]+"))
                        .filter(word -> word.indexOf('@') >= 0)
                        .map(EmailAddresses::canonical)
                        .anyMatch(this::isOurs);
    }

    private boolean isOurs(String address) {
        return address != null
                && (policy.isOwn(address)
                        || policy.ownDomains().stream().map(SenderTrust::domain).anyMatch(domain(address)::equals));
    }

    private List<Result> topmost(String name) {
        List<Result> found = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        boolean seen = false;
        for (MailHeaders.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase("Received") && seen) {
                break;
            }
            if (field.name().equalsIgnoreCase(name)) {
                AuthenticationResults said = AuthenticationResults.parse(field.value());
                if (policy.trustedHosts().contains(said.host())) {
                    seen = true;
                    said.results().stream()
                            .filter(result -> !settled.contains(result.method()))
                            .forEach(found::add);
                    said.results().stream()
                            .map(Result::method)
                            .filter(ONCE::contains)
                            .forEach(settled::add);
                }
            }
        }
        return found;
    }

    private Trust judged(String from) {
        Set<String> reasons = new LinkedHashSet<>();
        results.stream()
                .filter(result -> TOLD.contains(result.method()))
                .forEach(result -> reasons.add(result.method() + "=" + result.value()));
        boolean own = isOurs(from);
        String proof = proof(own);
        if (proof != null) {
            reasons.add(proof);
            return new Trust("dmarc", List.copyOf(reasons));
        }
        if (own) {
            reasons.add("own-domain");
        }
        return own || says("dmarc", "fail")
                ? Trust.failed(List.copyOf(reasons))
                : new Trust("none", List.copyOf(reasons));
    }

    /** What proves the domain of From; null where nothing does. Of contradicting results the bad one counts. */
    private String proof(boolean own) {
        if (results.stream().anyMatch(result -> passes(result, "auth") && isLoginOf(result, own))) {
            return "logged-in";
        }
        if (says("dmarc", "fail")) {
            return policy.arc() && says("arc", PASS) && forwarded() ? "arc-aligned" : null;
        }
        if (results.stream().anyMatch(result -> passes(result, "dmarc") && isFor(result, "header.from", namesOne()))) {
            return "dmarc-aligned";
        }
        if (results.stream()
                .anyMatch(result -> passes(result, "dkim")
                        && (isFor(result, "header.d", false) || isFor(result, "header.i", false)))) {
            return "dkim-aligned";
        }
        return results.stream().anyMatch(result -> passes(result, "spf") && isFor(result, "smtp.mailfrom", false))
                ? "spf-aligned"
                : null;
    }

    /** Whether servers that we trust saw the mail before it was forwarded, and found it good. */
    private boolean forwarded() {
        return ArcChain.results(headers, policy.trustedHosts()).stream()
                .anyMatch(result -> passes(result, "dmarc") && isFor(result, "header.from", false));
    }

    private boolean says(String method, String value) {
        return results.stream()
                .anyMatch(result ->
                        result.method().equals(method) && result.value().equals(value));
    }

    /** Whether there is no doubt which sender was looked at (RFC 7489, 6.6.1). */
    private boolean namesOne() {
        List<String> fields = headers.all("From");
        return fields.size() == 1 && Addresses.parse(fields.get(0), null).size() == 1;
    }

    private static boolean passes(Result result, String method) {
        return result.method().equals(method) && result.value().equals(PASS);
    }

    /** Whoever logged in at our server is one of us; of another domain only where the name that was used says so. */
    private boolean isLoginOf(Result result, boolean own) {
        String login = result.properties().get("smtp.auth");
        return login == null || login.indexOf('@') < 0 ? own : isFor(result, "smtp.auth", false);
    }

    /** Relaxed alignment (RFC 7489, 3.1): the same domain, or one below the other. */
    private boolean isFor(Result result, String property, boolean otherwise) {
        String named = result.properties().get(property);
        if (named == null) {
            return otherwise;
        }
        String other = domain(named);
        return !other.isEmpty() && other.equals(domain)
                || other.indexOf('.') > 0 && domain.endsWith("." + other)
                || domain.indexOf('.') > 0 && other.endsWith("." + domain);
    }

    private static String domain(String address) {
        String plain = address == null
                ? null
                : EmailAddresses.canonical("any@" + address.substring(address.lastIndexOf('@') + 1));
        return plain == null ? "" : plain.substring(plain.lastIndexOf('@') + 1);
    }
}
