package io.inlet.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/**
 * Brings a backup into an empty database: its schema is made as old as the backup, the tables are copied in one transaction, then the
 * schema is brought up to date. All or nothing.
 */
public final class Restore {
    private final JdbcAddress address;
    private final DatabaseOptions options;

    public Restore(JdbcAddress address, DatabaseOptions options) {
        this.address = address;
        this.options = options;
    }

    /**
     * Does it.
     *
     * @return the number of rows
     * @throws RestoreRefusedException when the file is no whole backup, or the database is not empty or not fit for it
     * @throws DatabaseUnusableException as {@link Database#open} does
     */
    public long run(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip, file);
            try (Pool pool = Pool.open(address, options.withPoolSize(1))) {
                Database.verify(pool.dataSource(), address);
                new Migrations(address).requireKnown(manifest.schema());
                Migrations.upTo(address, manifest.schema()).run();
                try (Connection connection = pool.dataSource().getConnection()) {
                    copy(connection, zip, manifest);
                }
            } catch (SQLException failure) {
                throw new RestoreRefusedException(
                        DatabaseTexts.of("restore.failed", address.place(), ConnectionProblem.firstLine(failure)),
                        failure);
            }
            new Migrations(address).run();
            return manifest.rows();
        } catch (ZipException broken) {
            throw new RestoreRefusedException(DatabaseTexts.of("restore.no-backup", file, broken.getMessage()), broken);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new RestoreRefusedException(
                    DatabaseTexts.of("restore.no-backup", file, Manifest.ENTRY + " is missing"), null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Manifest.read(in.readAllBytes());
        }
    }

    private void copy(Connection connection, ZipFile zip, Manifest manifest) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            Session session = new Session(connection);
            session.query(row -> row.getString(1), "select set_config('statement_timeout', '0', true)");
            requireFit(session, manifest);
            for (Manifest.Table table : manifest.tables()) {
                copy(connection, zip, table);
            }
            for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
                session.query(
                        row -> row.getLong(1),
                        "select setval(quote_ident(?)::regclass, cast(? as bigint))",
                        sequence.getKey(),
                        sequence.getValue());
            }
            connection.commit();
        } finally {
            connection.rollback();
        }
    }

    /** Same version, same tables and columns, and nothing in them. */
    private void requireFit(Session session, Manifest manifest) throws SQLException {
        List<Manifest.Table> here = BackupTables.inOrder(session);
        Set<String> shapes = here.stream().map(Manifest.Table::quoted).collect(Collectors.toSet());
        Set<String> wanted =
                manifest.tables().stream().map(Manifest.Table::quoted).collect(Collectors.toSet());
        String version = BackupTables.schema(session);
        if (!version.equals(manifest.schema()) || !shapes.equals(wanted)) {
            throw new RestoreRefusedException(
                    DatabaseTexts.of("restore.other-schema", address.place(), version, manifest.schema()), null);
        }
        for (Manifest.Table table : here) {
            if (session.first(row -> true, "select 1 from public.\"" + table.name() + "\" limit 1")
                    .isPresent()) {
                throw new RestoreRefusedException(
                        DatabaseTexts.of("restore.not-empty", address.place(), table.name()), null);
            }
        }
    }

    private static void copy(Connection connection, ZipFile zip, Manifest.Table table)
            throws SQLException, IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new RestoreRefusedException(DatabaseTexts.of("restore.damaged", table.name()), null);
        }
        try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry), Backup.sha256())) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy public." + table.quoted() + " from stdin", in);
            String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (rows != table.rows() || !digest.equals(table.sha256())) {
                throw new RestoreRefusedException(DatabaseTexts.of("restore.damaged", table.name()), null);
            }
        }
    }
}
