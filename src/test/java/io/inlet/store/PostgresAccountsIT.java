package io.inlet.store;

import io.inlet.account.Accounts;
import io.inlet.account.AccountsContract;
import org.junit.jupiter.api.AfterEach;

class PostgresAccountsIT extends AccountsContract {
    private TestDatabase database;

    @Override
    protected Accounts empty() {
        database = TestDatabase.fresh();
        return new PostgresAccounts(database.dataSource());
    }

    @AfterEach
    void drop() {
        database.close();
    }
}
