package io.inlet.channel.email;

import io.inlet.channel.email.mime.EncodedWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message ids (RFC 5322, 3.6.4) without their brackets, in whatever shape senders write them: no brackets, commas, comments, folded. */
final class MessageIds {
    private static final int MOST = 500;
    private static final Pattern BRACKETED = Pattern.compile("<([^<>]+)>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}]+");
    /** An id without brackets and host; words of a sentence have no digits in them, or are shorter. */
    private static final Pattern LONE = Pattern.compile("(?=.*[0-9])[\\w.$%+=/-]{6,250}");

    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"(?!@)|\\([^()]*\\)");

    private MessageIds() {}

    /** The ids of a field's values, each once, in their order. Of too many the last: the mail that is answered stands there. */
    static List<String> all(List<String> values) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : values) {
            collect(value, ids);
        }
        return new ArrayList<>(ids).subList(Math.max(0, ids.size() - MOST), ids.size());
    }

    /** The one id of a Message-ID field; null where there is none. */
    static String one(String value) {
        if (value == null) {
            return null;
        }
        List<String> ids = all(List.of(value));
        if (!ids.isEmpty()) {
            return ids.get(0);
        }
        String bare = value.replaceAll("[<>\\s\\p{Cc}]+", "");
        return bare.isEmpty() ? null : bare;
    }

    /** What stands between two brackets: an id that was folded, or several ids by mistake. */
    private static List<String> inside(String brackets) {
        List<String> words = List.of(BLANKS.split(brackets.strip()));
        boolean several = words.size() > 1
                && words.stream().allMatch(word -> word.indexOf('@') > 0 && word.indexOf('@') < word.length() - 1);
        return several ? words : List.of(String.join("", words));
    }

    private static void collect(String raw, Set<String> ids) {
        String value = raw.contains("=?") ? EncodedWords.decode(raw, null) : raw;
        value = value.replace("&lt;", "<").replace("&gt;", ">");
        Matcher bracketed = BRACKETED.matcher(value);
        boolean any = false;
        while (bracketed.find()) {
            for (String id : inside(bracketed.group(1))) {
                any |= !id.isEmpty() && ids.add(id);
            }
        }
        if (any) {
            return;
        }
        String bare = value.strip();
        if (LONE.matcher(bare).matches()) {
            ids.add(bare);
            return;
        }
        for (String word : ASIDE.matcher(value).replaceAll(" ").split("[\\s\\p{Cc},;<>\\[\\]]+")) {
            if (word.indexOf('@') > 0) {
                ids.add(word);
            }
        }
    }
}
