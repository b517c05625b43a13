package io.inlet.channel.email;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A mail as Outlook saves it (MS-OXMSG); Apache POI lays out the compound file. */
final class OutlookFile {
    private final DirectoryEntry storage;
    private final ByteArrayOutputStream fixed = new ByteArrayOutputStream();
    private int attachments;

    private OutlookFile(DirectoryEntry storage, int header) {
        this.storage = storage;
        this.fixed.writeBytes(new byte[header]);
    }

    static byte[] of(Consumer<OutlookFile> content) {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            OutlookFile mail = new OutlookFile(file.getRoot(), 32);
            content.accept(mail);
            mail.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    OutlookFile unicode(int id, String text) {
        return stream(id, 0x1F, text.getBytes(StandardCharsets.UTF_16LE));
    }

    OutlookFile string(int id, String text, String charset) {
        return stream(id, 0x1E, text.getBytes(Charset.forName(charset)));
    }

    OutlookFile binary(int id, byte[] value) {
        return stream(id, 0x102, value);
    }

    OutlookFile number(int id, long value) {
        return number(id, 0x03, value);
    }

    /** Hundreds of nanoseconds since 1601. */
    OutlookFile time(int id, long value) {
        return number(id, 0x40, value);
    }

    private OutlookFile number(int id, int type, long value) {
        fixed.writeBytes(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) type)
                .putShort((short) id)
                .putInt(6)
                .putLong(value)
                .array());
        return this;
    }

    OutlookFile attachment(Consumer<OutlookFile> content) {
        return storage("__attach_version1.0_#%08X".formatted(attachments++), 8, content);
    }

    OutlookFile file(String name, byte[] bytes) {
        return attachment(file -> file.number(0x3705, 1).unicode(0x3707, name).binary(0x3701, bytes));
    }

    OutlookFile mail(Consumer<OutlookFile> content) {
        return attachment(file -> file.number(0x3705, 5).storage("__substg1.0_3701000D", 24, content));
    }

    /** What another program drew, as it keeps it. */
    OutlookFile sheet() {
        try {
            storage.createDirectory("__substg1.0_3701000D")
                    .createDocument("CONTENTS", new ByteArrayInputStream(new byte[10]));
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private OutlookFile storage(String name, int header, Consumer<OutlookFile> content) {
        try {
            OutlookFile inside = new OutlookFile(storage.createDirectory(name), header);
            content.accept(inside);
            inside.finish();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private OutlookFile stream(int id, int type, byte[] bytes) {
        try {
            storage.createDocument("__substg1.0_%04X%04X".formatted(id, type), new ByteArrayInputStream(bytes));
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void finish() throws IOException {
        storage.createDocument("__properties_version1.0", new ByteArrayInputStream(fixed.toByteArray()));
    }

    /** As the only file beside a text, which may be empty. */
    static String mail(String text, byte[] file) {
        return mail(text, file, "application/vnd.ms-outlook", "mail.msg");
    }

    static String mail(String text, byte[] file, String type, String name) {
        return """
                From: Anna <anna@example.ru>
                Subject: x
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                %s
                --b
                Content-Type: %s
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                text, type, name, Base64.getMimeEncoder().encodeToString(file).replace("\r\n", "\n"));
    }
}
