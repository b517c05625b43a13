package io.inlet.channel.telegram;

import io.inlet.message.Attachment;
import io.inlet.message.MalformedMessageException;
import io.inlet.text.FileNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of a message. The Bot API gives their bytes apart, and only up to 20 MiB (tdlib/telegram-bot-api, MAX_DOWNLOAD_FILE_SIZE). */
final class Media {
    static final String TOO_LARGE = "too-large-for-telegram";
    static final long MOST = 20L << 20;

    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80}");

    /** Kinds with one file, and what their files are called and are where the message does not say. */
    private static final List<Kind> KINDS = List.of(
            new Kind("animation", "animation", "video/mp4"),
            new Kind("document", "document", "application/octet-stream"),
            new Kind("video", "video", "video/mp4"),
            new Kind("video_note", "video-note", "video/mp4"),
            new Kind("voice", "voice", "audio/ogg"),
            new Kind("audio", "audio", "audio/mpeg"));

    private static final Map<String, String> EXTENSIONS = Map.of(
            "video/mp4", ".mp4",
            "video/quicktime", ".mov",
            "video/webm", ".webm",
            "audio/ogg", ".ogg",
            "audio/mpeg", ".mp3",
            "audio/mp4", ".m4a",
            "audio/x-m4a", ".m4a",
            "image/jpeg", ".jpg",
            "image/gif", ".gif",
            "application/pdf", ".pdf");

    private Media() {}

    private record Kind(String member, String name, String mediaType) {}

    static List<Attachment> of(Node message, long id) throws MalformedMessageException {
        List<Attachment> files = new ArrayList<>();
        Optional<Node> photo = largest(message.objects("photo"));
        if (photo.isPresent()) {
            files.add(attachment("photo-" + id + ".jpg", "image/jpeg", photo.get()));
        }
        for (Kind kind : KINDS) {
            Optional<Node> file = message.object(kind.member());
            // an animation comes as a document as well, for older programs
            if (file.isPresent() && !(kind.member().equals("document") && message.has("animation"))) {
                files.add(file(file.get(), kind, id));
            }
        }
        return files;
    }

    private static Optional<Node> largest(List<Node> sizes) throws MalformedMessageException {
        Node best = null;
        long most = -1;
        for (Node size : sizes) {
            long area = size.whole("width").orElse(0L) * size.whole("height").orElse(0L);
            if (area >= most) {
                best = size;
                most = area;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Attachment file(Node file, Kind kind, long id) throws MalformedMessageException {
        String said = file.text("mime_type");
        String mediaType = said != null && MEDIA_TYPE.matcher(said).matches() ? said : kind.mediaType();
        String name = FileNames.clean(file.text("file_name"));
        return attachment(
                name.isEmpty() ? kind.name() + "-" + id + EXTENSIONS.getOrDefault(mediaType, "") : name,
                mediaType,
                file);
    }

    private static Attachment attachment(String name, String mediaType, Node file) throws MalformedMessageException {
        long size = file.whole("file_size").filter(bytes -> bytes >= 0).orElse(-1L);
        String source = file.text("file_id");
        if (source == null || source.isBlank()) {
            throw new MalformedMessageException(file.path() + " has no file_id, which the Bot API promises");
        }
        return size > MOST
                ? Attachment.refused(name, mediaType, size, TOO_LARGE)
                : Attachment.pending(name, mediaType, size, source);
    }
}
