package io.inlet.account;

class MemoryAccountsTest extends AccountsContract {
    @Override
    protected Accounts empty() {
        return new MemoryAccounts();
    }
}
