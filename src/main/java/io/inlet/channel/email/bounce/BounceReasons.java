package io.inlet.channel.email.bounce;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Why mail comes back, from the words and codes of servers: the table {@code bounce-reasons.txt}, which says where its vocabulary comes
 * from. The first reason with a phrase in the text wins. Each phrase is looked for once from left to right, so a text costs its length.
 */
final class BounceReasons {
    static final String ON_HOLD = "on-hold";
    static final String UNDEFINED = "undefined";
    static final String EXPIRED = "expired";

    private static final String FILE = "bounce-reasons.txt";
    private static final String GAP = " * ";
    private static final int GAP_WITHIN = 80;

    private static final BounceReasons SHIPPED = load();

    private record Codes(String permanent, String temporary) {}

    private record Phrase(String reason, String[] pieces) {}

    private final Map<String, Codes> codes = new HashMap<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, String> certain = new HashMap<>();
    private final Map<String, String> vague = new HashMap<>();

    private BounceReasons() {}

    static BounceReasons shipped() {
        return SHIPPED;
    }

    /** The reason that a text names; null where it names none. */
    String named(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}]+", " ");
        for (Phrase phrase : phrases) {
            if (contains(plain, phrase.pieces())) {
                return phrase.reason();
            }
        }
        return null;
    }

    /** What an enhanced status code means for certain; null where servers use it for several things. */
    String certain(String status) {
        return status == null ? null : certain.get(status.substring(1));
    }

    /** What an enhanced status code most likely means; null where it says nothing in particular. */
    String likely(String status) {
        return status == null ? null : vague.get(status.substring(1));
    }

    /** The code that stands for a reason where the mail quotes none. */
    String code(String reason, boolean temporary) {
        Codes both = codes.get(reason);
        return temporary ? both.temporary() : both.permanent();
    }

    private static boolean contains(String text, String[] pieces) {
        int from = text.indexOf(pieces[0]);
        while (from >= 0 && pieces.length > 1) {
            int end = from + pieces[0].length();
            int next = text.indexOf(pieces[1], end);
            if (next < 0) {
                return false;
            }
            if (next - end <= GAP_WITHIN) {
                return true;
            }
            from = text.indexOf(pieces[0], Math.max(end, next - GAP_WITHIN - pieces[0].length()));
        }
        return from >= 0;
    }

    private static BounceReasons load() {
        BounceReasons reasons = new BounceReasons();
        try (InputStream in = BounceReasons.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String reason = UNDEFINED;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    String[] words = line.substring(1, line.length() - 1).split(" ");
                    reason = words[0];
                    if (words.length > 1) {
                        reasons.codes.put(reason, new Codes(words[1], words[2]));
                    }
                } else if (line.startsWith("= ") || line.startsWith("~ ")) {
                    Map<String, String> meant = line.startsWith("=") ? reasons.certain : reasons.vague;
                    for (String status : line.substring(2).split(" ")) {
                        meant.put(status.substring(1), reason);
                    }
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    reasons.phrases.add(new Phrase(reason, line.split(Pattern.quote(GAP))));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the shipped table " + FILE, unreadable);
        }
        return reasons;
    }
}
