package io.inlet.store;

import io.inlet.settings.OwnerOnly;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Copies every table within one snapshot into one ZIP archive, while others write. Text, so that it can be restored on another machine and
 * into another major version of PostgreSQL.
 */
public final class Backup {
    private final DataSource source;

    public Backup(DataSource source) {
        this.source = source;
    }

    /**
     * Writes the archive; it gets its name only when it is whole, and nobody else may read it.
     *
     * @return the number of rows
     * @throws IOException when the file cannot be written
     */
    public long write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        try {
            long rows;
            try (OutputStream out = OwnerOnly.create(partial);
                    ZipOutputStream zip = new ZipOutputStream(out);
                    Connection connection = source.getConnection()) {
                rows = write(connection, zip);
            } catch (SQLException failure) {
                throw new IOException("copying the database: " + failure.getMessage(), failure);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static long write(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        try {
            Session session = new Session(connection);
            session.query(row -> row.getString(1), "select set_config('statement_timeout', '0', true)");
            List<Manifest.Table> tables = new ArrayList<>();
            for (Manifest.Table table : BackupTables.inOrder(session)) {
                tables.add(copy(connection, table, zip));
            }
            String schema = BackupTables.schema(session);
            // sequences know no snapshot; asked after the tables, they are never behind them
            Map<String, Long> sequences = new TreeMap<>();
            session.query(
                    row -> sequences.put(row.getString(1), row.getLong(2)),
                    "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null");
            Manifest manifest = Manifest.of(schema, tables, sequences);
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.bytes());
            zip.closeEntry();
            return manifest.rows();
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
        }
    }

    private static Manifest.Table copy(Connection connection, Manifest.Table table, ZipOutputStream zip)
            throws SQLException, IOException {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(table.entry()));
        DigestOutputStream out = new DigestOutputStream(new Unclosed(zip), digest);
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy public." + table.quoted() + " to stdout", out);
        out.flush();
        zip.closeEntry();
        return new Manifest.Table(
                table.name(), table.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** An entry's end is not the archive's. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
