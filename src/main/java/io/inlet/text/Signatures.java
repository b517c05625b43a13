package io.inlet.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a signature begins: the mark that mail programs agree on (RFC 3676, 4.3), or a line that telephones add. */
final class Signatures {
    private static final Pattern MARK = Pattern.compile("\\s{0,2}(?:--|\u2014\u2014|__) ?");
    private static final Pattern SENTENCES = Pattern.compile("[.!?]\\s+\\p{L}{4,}");
    private static final int LONGEST = 140;
    private static final int SHORTEST = 8;
    /** What follows a bare "--" and has more lines is something else that somebody set apart. */
    private static final int MOST_LINES = 20;

    private static final Phrases DEVICE = new Phrases(MailWords.all("device"));
    private static final Set<String> SENT = MailWords.all("sent");
    private static final Set<String> APOLOGIES = MailWords.all("apology");
    private static final Set<String> GADGETS = MailWords.all("gadget");

    private Signatures() {}

    /** Whether this line is the mark, with what may be a signature after it. */
    static boolean isMark(List<String> lines, int at) {
        String line = lines.get(at);
        if (!MARK.matcher(line).matches()) {
            return false;
        }
        int written = 0;
        for (int index = at + 1; index < lines.size() && written <= MOST_LINES; index++) {
            if (lines.get(index).startsWith(">")) {
                break;
            }
            written += lines.get(index).isBlank() ? 0 : 1;
        }
        return written <= MOST_LINES || line.endsWith(" ");
    }

    /** Whether this line alone was added by a telephone or a program, not by the person who wrote. */
    static boolean isDevice(List<String> lines, int at) {
        return looksLikeDevice(lines.get(at))
                && (at == 0
                        || at + 1 == lines.size()
                        || lines.get(at - 1).isBlank()
                        || lines.get(at + 1).isBlank()
                        || looksLikeDevice(lines.get(at + 1)));
    }

    private static boolean looksLikeDevice(String line) {
        String said = line.strip();
        if (said.length() > LONGEST || said.length() < SHORTEST) {
            return false;
        }
        String words = strip(said).toLowerCase(Locale.ROOT);
        boolean apologises = APOLOGIES.stream().anyMatch(words::contains);
        return (DEVICE.match(words) || isSentByGadget(words))
                && (apologises || !SENTENCES.matcher(said).find());
    }

    private static boolean isSentByGadget(String words) {
        return SENT.stream().anyMatch(words::startsWith) && GADGETS.stream().anyMatch(words::contains);
    }

    private static String strip(String line) {
        int begin = 0;
        int end = line.length();
        while (begin < end && "*_-([<\" ".indexOf(line.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && "*_-)]>\" ".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(begin, end);
    }
}
