package io.inlet.store;

import io.inlet.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.HexFormat;

/** The bytes of attachments, once per brand and content, with the count of their uses. Writers hold the file's lock. */
final class Files {
    private final Transactions transactions;

    Files(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Counts one more use, and keeps the bytes if they are new. */
    static void use(Session session, String brand, String sha256, long size, Content content) throws SQLException {
        int uses = session.query(row -> row.getInt(1), """
                        insert into file (brand, sha256, size, uses) values (?, ?, ?, 1)
                        on conflict (sha256, brand) do update set uses = file.uses + 1
                        returning uses""", brand, sha256, size).get(0);
        if (uses == 1) {
            keep(session, brand, sha256, size, content);
        }
    }

    private static void keep(Session session, String brand, String sha256, long expected, Content content)
            throws SQLException {
        try (InputStream bytes = content.open();
                DigestInputStream in = new DigestInputStream(bytes, Keys.sha256())) {
            long size = Chunks.write(
                    in,
                    (number, chunk) -> session.update(
                            "insert into file_chunk (brand, sha256, number, bytes) values (?, ?, ?, ?)",
                            brand,
                            sha256,
                            number,
                            chunk));
            String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (size != expected || !digest.equals(sha256)) {
                // kept under a wrong name, it would be given to everybody who sends what belongs there
                throw new IllegalStateException("keeping attachment " + sha256 + " of " + expected
                        + " bytes: its content is " + digest + " of " + size + " bytes");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading attachment " + sha256, e);
        }
    }

    /** One use less; with the last one the bytes go. */
    static void release(Session session, String brand, String sha256, int uses) throws SQLException {
        session.update("update file set uses = uses - ? where brand = ? and sha256 = ?", uses, brand, sha256);
        session.update("delete from file where brand = ? and sha256 = ? and uses = 0", brand, sha256);
    }

    Content content(String brand, String sha256) {
        return () -> Chunks.read(number -> transactions.single("reading attachment " + sha256, session -> session.first(
                        row -> row.getBytes(1),
                        "select bytes from file_chunk where brand = ? and sha256 = ? and number = ?",
                        brand,
                        sha256,
                        number)
                .orElse(null)));
    }
}
