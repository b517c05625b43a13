package io.inlet.pipeline.vital;

import io.inlet.settings.HttpSettings;
import io.inlet.settings.LimitSettings;
import io.inlet.settings.ReplySettings;
import io.inlet.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Looks at what Inlet lives in: disk, clock, our own certificate, and what DNS says of the domains that we send from. */
public final class Surroundings {
    /** Names that are in no DNS (RFC 6761, 6). */
    private static final Pattern NOBODYS = Pattern.compile("(^|\\.)(example|test|invalid|localhost)$");

    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);
    private static final Duration RENEW = Duration.ofDays(14);

    private final Settings settings;
    private final Path home;

    public Surroundings(Settings settings, Path home) {
        this.settings = settings;
        this.home = home;
    }

    public Finding disk(Path folder) {
        Path there = folder;
        while (there != null && Files.notExists(there)) {
            there = there.getParent();
        }
        try {
            long room = Files.getFileStore(there).getUsableSpace();
            String megabytes = String.valueOf(room >> 20);
            return room < settings.get(LimitSettings.DISK).bytes()
                    ? Finding.fault("disk", "disk-low", megabytes, folder.toString())
                    : Finding.fine("disk", "disk-fine", megabytes, folder.toString());
        } catch (IOException | RuntimeException unreadable) {
            return Finding.fault("disk", "disk-unreadable", folder.toString(), String.valueOf(unreadable.getMessage()));
        }
    }

    /** @param reference another machine's clock at about {@code here} */
    public Finding clock(Instant reference, Instant here) {
        long seconds = Duration.between(reference, here).toSeconds();
        return Math.abs(seconds) > CLOCK_SLACK.toSeconds()
                ? Finding.fault("clock", "clock-wrong", String.valueOf(seconds))
                : Finding.fine("clock", "clock-fine");
    }

    /** Of the public listener, when it speaks TLS itself. */
    public Optional<Finding> certificate(Instant now) {
        return settings.find(HttpSettings.TLS_CERTIFICATE).map(file -> certificate(home.resolve(file), now));
    }

    private static Finding certificate(Path file, Instant now) {
        try (InputStream pem = Files.newInputStream(file)) {
            Instant end = null;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                Instant ends = ((X509Certificate) each).getNotAfter().toInstant();
                end = end == null || ends.isBefore(end) ? ends : end;
            }
            if (end == null) {
                return Finding.fault("certificate", "certificate-unreadable", file.toString());
            }
            boolean soon = end.isBefore(now.plus(RENEW));
            return soon
                    ? Finding.fault("certificate", "certificate-ends", file.toString(), end.toString())
                    : Finding.fine("certificate", "certificate-fine", file.toString(), end.toString());
        } catch (IOException | CertificateException unreadable) {
            return Finding.fault("certificate", "certificate-unreadable", file.toString());
        }
    }

    /** Nothing is said where DNS does not answer: many gateways live where it is not to be had. */
    public List<Finding> sending() {
        TreeSet<String> domains = new TreeSet<>();
        for (String suffix : settings.names(ReplySettings.EMAIL_ENABLED)) {
            if (settings.get(ReplySettings.EMAIL_ENABLED.of(suffix))) {
                settings.find(ReplySettings.EMAIL_FROM.of(suffix))
                        .map(address -> address.substring(address.lastIndexOf('@') + 1))
                        .filter(domain -> !NOBODYS.matcher(domain).find())
                        .ifPresent(domains::add);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (String domain : domains) {
            try {
                List<String> mx = records(domain, "MX");
                boolean spf = records(domain, "TXT").stream()
                        .anyMatch(text -> text.replace("\"", "").startsWith("v=spf1"));
                String part = "dns:" + domain;
                if (mx.isEmpty()) {
                    findings.add(Finding.fault(part, "dns-no-mx", domain));
                }
                if (!spf) {
                    findings.add(Finding.fault(part, "dns-no-spf", domain));
                }
                if (spf && !mx.isEmpty()) {
                    findings.add(Finding.fine(part, "dns-fine", domain));
                }
            } catch (NamingException noDns) {
                return List.of();
            }
        }
        return findings;
    }

    private static List<String> records(String domain, String type) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", "2000");
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
        InitialDirContext dns = new InitialDirContext(environment);
        try {
            Attribute found = dns.getAttributes(domain, new String[] {type}).get(type);
            List<String> records = new ArrayList<>();
            if (found != null) {
                for (NamingEnumeration<?> all = found.getAll(); all.hasMore(); ) {
                    records.add(String.valueOf(all.next()));
                }
            }
            return records;
        } catch (NameNotFoundException none) {
            return List.of();
        } finally {
            dns.close();
        }
    }
}
