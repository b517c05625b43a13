package io.inlet.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.ValidateOutput;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the schema to this program's version. Several gateways may start at once: Flyway takes turns by a lock in the
 * database. Runs on a connection of its own, without the pool's time-outs: a migration may take long.
 */
final class Migrations {
    private static final String SHIPPED = "classpath:db/migration";
    private static final Set<MigrationState> UNKNOWN_HERE =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);
    private static final Set<ErrorCode> NOT_YET_APPLIED = Set.of(
            CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED,
            CoreErrorCode.RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED);

    private static final int CONNECT_SECONDS = 5;
    /** A step may take long, but a server that died within it is not waited for until the end of days. */
    private static final int LONGEST_SECONDS = 3600;
    /** Whoever waits for a lock of a whole table holds up everybody who comes after. How long the work itself takes is its own matter. */
    private static final String LOCK_TIMEOUT = "set lock_timeout = '60s'";

    private final Flyway flyway;
    private final String place;

    Migrations(JdbcAddress address) {
        this(address, SHIPPED);
    }

    /** Brings a schema up to one version and no further. */
    static Migrations upTo(JdbcAddress address, String version) {
        return new Migrations(address, SHIPPED, MigrationVersion.fromVersion(version));
    }

    Migrations(JdbcAddress address, String location) {
        this(address, location, MigrationVersion.LATEST);
    }

    private Migrations(JdbcAddress address, String location, MigrationVersion target) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("inlet migration");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(LONGEST_SECONDS);
        this.place = address.place();
        this.flyway = Flyway.configure()
                .dataSource(source)
                .locations(location)
                .initSql(LOCK_TIMEOUT)
                .target(target)
                .validateMigrationNaming(true)
                .loggers("slf4j")
                .load();
    }

    /** @throws DatabaseUnusableException when the schema is not of this program's making, or a migration stops */
    void run() {
        try {
            refuse(problems());
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusableException(List.of(line(describe(e))), e);
        }
    }

    /** @throws RestoreRefusedException when this program does not know a version of the schema */
    void requireKnown(String version) {
        MigrationVersion wanted = MigrationVersion.fromVersion(version);
        if (Arrays.stream(flyway.info().all()).noneMatch(known -> wanted.equals(known.getVersion()))) {
            throw new RestoreRefusedException(line(DatabaseTexts.of("newer", version)), null);
        }
    }

    /** @throws DatabaseUnusableException when the schema is not exactly this program's */
    void requireDone() {
        try {
            List<String> problems = problems();
            MigrationInfoService info = flyway.info();
            if (problems.isEmpty() && info.pending().length > 0) {
                MigrationInfo current = info.current();
                problems.add(line(
                        current == null ? DatabaseTexts.of("empty") : DatabaseTexts.of("older", current.getVersion())));
            }
            refuse(problems);
        } catch (FlywayException e) {
            throw new DatabaseUnusableException(List.of(line(describe(e))), e);
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        Arrays.stream(flyway.info().applied())
                .filter(migration -> UNKNOWN_HERE.contains(migration.getState()))
                .reduce((earlier, later) -> later)
                .ifPresent(latest -> problems.add(line(DatabaseTexts.of("newer", latest.getVersion()))));
        if (problems.isEmpty()) {
            for (ValidateOutput invalid : flyway.validateWithResult().invalidMigrations) {
                ErrorCode code = invalid.errorDetails.errorCode;
                if (!NOT_YET_APPLIED.contains(code)) {
                    problems.add(line(DatabaseTexts.of("changed", invalid.version, invalid.description, code)));
                }
            }
        }
        return problems;
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new DatabaseUnusableException(problems, null);
        }
    }

    private String line(String problem) {
        return DatabaseTexts.of("connection", place, problem);
    }

    private static String describe(FlywayException failure) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return DatabaseTexts.of("foreign");
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return DatabaseTexts.of("migration", ConnectionProblem.firstLine(cause));
    }
}
