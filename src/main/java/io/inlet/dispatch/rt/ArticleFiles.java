package io.inlet.dispatch.rt;

import io.inlet.dispatch.DeliveryState;
import io.inlet.message.Attachment;
import io.inlet.settings.Texts;
import io.inlet.ticket.StoredAttachment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which files of an article go to RT as files, and what is said of the others. Names are the same in every attempt. */
final class ArticleFiles {
    private static final int LONGEST_NAME = 150;
    /** RT holds a call in memory several times over. */
    private static final int MOST_TOGETHER = 4;

    private final DeliveryState state;
    private final Texts texts;
    private final List<SentFile> sent = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private ArticleFiles(DeliveryState state) {
        this.state = state;
        this.texts = Texts.of("targets", state.language());
    }

    /** @param known names of files that RT has already, which are passed over */
    static ArticleFiles of(DeliveryState state, Set<String> known) {
        ArticleFiles files = new ArticleFiles(state);
        files.read(known);
        return files;
    }

    List<SentFile> sent() {
        return sent;
    }

    /** A line for each file that is not sent. */
    List<String> lines() {
        return lines;
    }

    private void read(Set<String> known) {
        long largest = ((RequestTrackerOptions) state.target().options()).largestFile();
        long room = largest * MOST_TOGETHER;
        Set<String> taken = new HashSet<>();
        for (StoredAttachment file : state.article().attachments()) {
            String name = unlike(taken, plain(file));
            // an RT that takes names as they are written shows what it was sent
            if (known.contains(name) || known.contains(SentFile.encoded(name))) {
                continue;
            }
            if (file.state() == Attachment.State.STORED && file.size() > 0 && file.size() <= Math.min(largest, room)) {
                room -= file.size();
                sent.add(new SentFile(
                        name, type(file), file.size(), state.files().of(file.id())));
            } else {
                lines.add(line(file, name));
            }
        }
    }

    private String line(StoredAttachment file, String name) {
        return switch (file.state()) {
            case PENDING -> texts.get("file.pending", name);
            case REFUSED -> texts.get("file.refused", name);
            case STORED -> {
                String link = state.link("/api/v1/attachments/" + file.id());
                String size = file.size() < 1024 ? file.size() + " B" : file.size() / 1024 + " KB";
                yield link == null ? texts.get("file.kept", name, size) : texts.get("file.linked", name, size, link);
            }
        };
    }

    private static String type(StoredAttachment file) {
        String type = file.mediaType() == null ? "" : file.mediaType();
        return type.matches("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+") ? type : "application/octet-stream";
    }

    private static String plain(StoredAttachment file) {
        String name = file.name() == null ? "" : file.name();
        String line = name.replaceAll("[\\p{Cc}\\p{Cf}\\s\"\\\\/]+", " ").strip();
        return line.isEmpty() ? "file" : Marks.cut(line, LONGEST_NAME);
    }

    private static String unlike(Set<String> taken, String name) {
        String free = name;
        int dot = name.lastIndexOf('.');
        for (int copy = 2; !taken.add(free); copy++) {
            String number = " (" + copy + ")";
            free = dot > 0 ? name.substring(0, dot) + number + name.substring(dot) : name + number;
        }
        return free;
    }
}
