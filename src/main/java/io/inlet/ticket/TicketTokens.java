package io.inlet.ticket;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs ticket numbers, so that who shows a token was shown it: {@code INL-104520-8-k3x9q2}, the number and 30 bits of an HMAC. Whoever
 * guesses a number has no token. It stands in ids, addresses and subjects, so it has only letters, digits and hyphens, and case means
 * nothing. Thread-safe.
 */
public final class TicketTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![A-Za-z0-9])INL-([0-9]{1,18}-[0-9])-([a-z0-9]{6})(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
    /** Crockford's base 32: nothing in it looks like another. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 6;
    /** Honest mail shows one or two; so many guesses one mail has at most. */
    private static final int MOST_SHOWN = 10;

    private final SecretKeySpec key;

    /** @param key at least 16 secret bytes, the same on every machine of one installation */
    public TicketTokens(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "the key of ticket tokens has " + key.length + " bytes; it needs 16 or more");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** With a key that nobody has: for readers outside of an installation, who take no token for genuine. */
    public static TicketTokens ofNobody() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new TicketTokens(random);
    }

    public String of(TicketNumber number) {
        return "INL-" + number + "-" + check(number.text());
    }

    /**
     * The number of the first genuine token in these texts. In one text the last goes first, for a newer token is written behind an older
     * one. Of a few different tokens only: whoever writes thousands is guessing.
     */
    public Optional<TicketNumber> find(List<String> texts) {
        Set<String> shown = new LinkedHashSet<>();
        for (String text : texts) {
            shown(text).forEach(shown::add);
            if (shown.size() >= MOST_SHOWN) {
                break;
            }
        }
        return shown.stream()
                .limit(MOST_SHOWN)
                .filter(this::isGenuine)
                .findFirst()
                .map(token -> new TicketNumber(token.substring(0, token.lastIndexOf('-'))));
    }

    /** The last few tokens of a text, the last first, each once, without their prefix and in lower case. */
    private static List<String> shown(String text) {
        Deque<String> last = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String found = (token.group(1) + "-" + token.group(2)).toLowerCase(Locale.ROOT);
            last.remove(found);
            last.addFirst(found);
            if (last.size() > MOST_SHOWN) {
                last.removeLast();
            }
        }
        return List.copyOf(last);
    }

    private boolean isGenuine(String token) {
        int hyphen = token.lastIndexOf('-');
        byte[] shown = token.substring(hyphen + 1).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(shown, check(token.substring(0, hyphen)).getBytes(StandardCharsets.US_ASCII));
    }

    private String check(String number) {
        byte[] signature = sign(number);
        long bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = bits << 8 | signature[i] & 0xFF;
        }
        StringBuilder check = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            check.append(LETTERS.charAt((int) (bits >> 5 * i & 31)));
        }
        return check.toString();
    }

    private byte[] sign(String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("ticket " + number).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java", impossible);
        }
    }
}
