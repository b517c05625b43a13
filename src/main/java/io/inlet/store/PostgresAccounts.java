package io.inlet.store;

import io.inlet.account.Account;
import io.inlet.account.Accounts;
import io.inlet.account.ApiToken;
import io.inlet.account.Role;
import io.inlet.message.StoreUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Accounts and tokens in PostgreSQL. */
public final class PostgresAccounts implements Accounts {
    /** Taken by whoever makes the first account or removes one, so that two cannot do it at once. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('account'))";

    private static final String SAVE = """
            insert into account (name, role, password_hash, created_at)
            values (:name, :role, :hash, :createdAt)
            on conflict (name) do update set role = excluded.role, password_hash = excluded.password_hash""";

    private final Jdbi jdbi;

    public PostgresAccounts(DataSource source) {
        this.jdbi = Jdbi.create(source);
    }

    @Override
    public List<Account> list() {
        return inTransaction("listing the accounts", handle -> handle.createQuery(
                        "select name, role, password_hash, created_at from account order by name")
                .map((row, context) -> account(row))
                .list());
    }

    @Override
    public Optional<Account> find(String name) {
        return inTransaction("looking up an account", handle -> handle.createQuery(
                        "select name, role, password_hash, created_at from account where name = :name")
                .bind("name", name)
                .map((row, context) -> account(row))
                .findOne());
    }

    @Override
    public boolean saveFirst(Account account) {
        return inTransaction("making the first account", handle -> {
            handle.execute(LOCK);
            boolean none = handle.createQuery("select not exists (select from account)")
                    .mapTo(Boolean.class)
                    .one();
            if (none) {
                save(handle, account);
            }
            return none;
        });
    }

    @Override
    public void save(Account account) {
        inTransaction("keeping an account", handle -> save(handle, account));
    }

    @Override
    public boolean remove(String name) {
        return inTransaction("removing an account", handle -> {
            handle.execute(LOCK);
            return handle.createUpdate("""
                                    delete from account where name = :name and (role <> 'admin'
                                    or exists (select from account other where other.role = 'admin' and other.name <> :name))""").bind("name", name).execute() > 0;
        });
    }

    @Override
    public List<ApiToken> tokens() {
        return inTransaction("listing the tokens", handle -> handle.createQuery(
                        "select id, name, role, sha256, created_at from api_token order by created_at, id")
                .map((row, context) -> token(row))
                .list());
    }

    @Override
    public Optional<ApiToken> token(String sha256) {
        return inTransaction("looking up a token", handle -> handle.createQuery(
                        "select id, name, role, sha256, created_at from api_token where sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, context) -> token(row))
                .findOne());
    }

    @Override
    public void save(ApiToken token) {
        inTransaction("keeping a token", handle -> handle.createUpdate(
                        "insert into api_token (id, name, role, sha256, created_at) values (:id, :name, :role, :sha256, :at)")
                .bind("id", token.id())
                .bind("name", token.name())
                .bind("role", token.role().word())
                .bind("sha256", token.sha256())
                .bind("at", token.createdAt())
                .execute());
    }

    @Override
    public boolean revoke(UUID id) {
        return inTransaction(
                "revoking a token", handle -> handle.execute("delete from api_token where id = ?", id) > 0);
    }

    private static int save(Handle handle, Account account) {
        return handle.createUpdate(SAVE)
                .bind("name", account.name())
                .bind("role", account.role().word())
                .bind("hash", account.passwordHash())
                .bind("createdAt", account.createdAt())
                .execute();
    }

    private <T> T inTransaction(String doing, Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw new StoreUnavailableException(doing + ": the database does not answer as it should", e);
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                role(row),
                row.getString("password_hash"),
                row.getTimestamp("created_at").toInstant());
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                role(row),
                row.getString("sha256"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
    }
}
