package io.inlet.channel.telegram;

import io.inlet.message.Attachment;
import java.util.List;
import java.util.Optional;

/** A chat has no subjects: the first line that is more than a greeting, else the name of the first file. */
final class Subject {
    private static final int LENGTH = 80;

    private Subject() {}

    static String of(String words, List<Attachment> files) {
        List<String> lines =
                words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Optional<String> telling = lines.stream()
                .filter(line -> !SmallTalk.isGreeting(line) && !SmallTalk.isAgreement(line))
                .findFirst();
        if (telling.isPresent()) {
            return shortened(telling.get());
        }
        if (!lines.isEmpty()) {
            return shortened(lines.get(0));
        }
        return files.isEmpty() ? "" : shortened(files.get(0).name());
    }

    private static String shortened(String line) {
        if (line.length() <= LENGTH) {
            return line;
        }
        int end = line.lastIndexOf(' ', LENGTH - 1);
        int cut = end > LENGTH / 2 ? end : LENGTH - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }
}
