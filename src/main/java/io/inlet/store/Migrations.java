package io.inlet.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the schema to this program's version. Several gateways may start at once: Flyway takes turns by a lock in the
 * database. Runs on a connection of its own, without the pool's time-outs: a migration may take long.
 */
final class Migrations {
    private static final String LOCATION = "classpath:db/migration";
    private static final List<MigrationState> UNKNOWN_HERE =
            List.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final Flyway flyway;
    private final String place;

    Migrations(JdbcAddress address) {
        this(address, LOCATION);
    }

    Migrations(JdbcAddress address, String location) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("inlet migration");
        source.setTcpKeepAlive(true);
        this.place = "database " + address.place() + ": ";
        this.flyway = Flyway.configure()
                .dataSource(source)
                .locations(location)
                .validateMigrationNaming(true)
                .loggers("slf4j")
                .load();
    }

    /** @throws DatabaseUnusableException when the schema is not of this program's making, or a migration stops */
    void run() {
        try {
            List<String> problems = problems();
            if (!problems.isEmpty()) {
                throw new DatabaseUnusableException(problems, null);
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusableException(List.of(place + describe(e)), e);
        }
    }

    private List<String> problems() {
        List<MigrationVersion> newer = Arrays.stream(flyway.info().applied())
                .filter(migration -> UNKNOWN_HERE.contains(migration.getState()))
                .map(MigrationInfo::getVersion)
                .toList();
        if (!newer.isEmpty()) {
            return List.of(place + "its schema is at version " + newer.get(newer.size() - 1)
                    + ", newer than this Inlet knows; start the Inlet that wrote it or a newer one");
        }
        List<String> problems = new ArrayList<>();
        ValidateResult result = flyway.validateWithResult();
        for (ValidateOutput invalid : result.invalidMigrations) {
            ErrorCode code = invalid.errorDetails.errorCode;
            if (code != CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED
                    && code != CoreErrorCode.RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED) {
                problems.add(place + "schema migration " + invalid.version + " (" + invalid.description
                        + ") is not the one that was applied; start the Inlet that wrote this database, or a newer one ("
                        + code + ")");
            }
        }
        return problems;
    }

    private static String describe(FlywayException failure) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return "holds tables that are not Inlet's; give Inlet a database of its own";
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "its schema cannot be brought up to date (" + ConnectionProblem.firstLine(cause.getMessage())
                + "); nothing of that step was kept";
    }
}
