package io.inlet.store;

import io.inlet.account.Account;
import io.inlet.account.Accounts;
import io.inlet.account.ApiToken;
import io.inlet.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Accounts and tokens in PostgreSQL. */
public final class PostgresAccounts implements Accounts {
    /** Taken by whoever makes the first account or removes one, so that two cannot do it at once. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('account'))";

    private static final String ACCOUNT = "select name, role, password_hash, created_at from account";
    private static final String TOKEN = "select id, name, role, sha256, created_at from api_token";

    private final Transactions transactions;

    public PostgresAccounts(DataSource source) {
        this.transactions = new Transactions(source);
    }

    @Override
    public List<Account> list() {
        return read(
                "listing the accounts",
                session -> session.query(PostgresAccounts::account, ACCOUNT + " order by name"));
    }

    @Override
    public Optional<Account> find(String name) {
        return read(
                "looking up an account",
                session -> session.first(PostgresAccounts::account, ACCOUNT + " where name = ?", name));
    }

    @Override
    public boolean saveFirst(Account account) {
        return transactions.<Boolean, RuntimeException>write("making the first account", session -> {
            session.query(row -> true, LOCK);
            boolean none = session.query(PostgresAccounts::account, ACCOUNT + " limit 1")
                    .isEmpty();
            if (none) {
                save(session, account);
            }
            return none;
        });
    }

    @Override
    public void save(Account account) {
        transactions.<Integer, RuntimeException>write("keeping an account", session -> save(session, account));
    }

    @Override
    public boolean remove(String name) {
        return transactions.<Boolean, RuntimeException>write("removing an account", session -> {
            session.query(row -> true, LOCK);
            return session.update("""
                            delete from account where name = ? and (role <> 'admin'
                            or exists (select from account other where other.role = 'admin' and other.name <> account.name))""", name) > 0;
        });
    }

    @Override
    public List<ApiToken> tokens() {
        return read(
                "listing the tokens",
                session -> session.query(PostgresAccounts::token, TOKEN + " order by created_at, id"));
    }

    @Override
    public Optional<ApiToken> token(String sha256) {
        return read(
                "looking up a token",
                session -> session.first(PostgresAccounts::token, TOKEN + " where sha256 = ?", sha256));
    }

    @Override
    public void save(ApiToken token) {
        transactions.<Integer, RuntimeException>write(
                "keeping a token",
                session -> session.update(
                        "insert into api_token (id, name, role, sha256, created_at) values (?, ?, ?, ?, ?)",
                        token.id(),
                        token.name(),
                        token.role().word(),
                        token.sha256(),
                        token.createdAt()));
    }

    @Override
    public boolean revoke(UUID id) {
        return transactions.<Boolean, RuntimeException>write(
                "revoking a token", session -> session.update("delete from api_token where id = ?", id) > 0);
    }

    private <T> T read(String doing, Transactions.Work<T, RuntimeException> work) {
        return transactions.single(doing, work);
    }

    private static int save(Session session, Account account) throws SQLException {
        return session.update("""
                insert into account (name, role, password_hash, created_at) values (?, ?, ?, ?)
                on conflict (name) do update set role = excluded.role, password_hash = excluded.password_hash""", account.name(), account.role().word(), account.passwordHash(), account.createdAt());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"), role(row), row.getString("password_hash"), Columns.instant(row, "created_at"));
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                Columns.uuid(row, "id"),
                row.getString("name"),
                role(row),
                row.getString("sha256"),
                Columns.instant(row, "created_at"));
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
    }
}
