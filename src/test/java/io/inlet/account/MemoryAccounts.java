package io.inlet.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Accounts of a test. */
public final class MemoryAccounts implements Accounts {
    private final Map<String, Account> accounts = new TreeMap<>();
    private final List<ApiToken> tokens = new ArrayList<>();

    @Override
    public synchronized List<Account> list() {
        return List.copyOf(accounts.values());
    }

    @Override
    public synchronized Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public synchronized boolean saveFirst(Account account) {
        return accounts.isEmpty() && accounts.put(account.name(), account) == null;
    }

    @Override
    public synchronized void save(Account account) {
        accounts.put(account.name(), account);
    }

    @Override
    public synchronized boolean remove(String name) {
        Account account = accounts.get(name);
        boolean last = account != null
                && account.role() == Role.ADMIN
                && accounts.values().stream()
                                .filter(one -> one.role() == Role.ADMIN)
                                .count()
                        == 1;
        return !last && accounts.remove(name) != null;
    }

    @Override
    public synchronized List<ApiToken> tokens() {
        return tokens.stream().sorted(Comparator.comparing(ApiToken::createdAt)).toList();
    }

    @Override
    public synchronized Optional<ApiToken> token(String sha256) {
        return tokens.stream().filter(token -> token.sha256().equals(sha256)).findFirst();
    }

    @Override
    public synchronized void save(ApiToken token) {
        tokens.add(token);
    }

    @Override
    public synchronized boolean revoke(UUID id) {
        return tokens.removeIf(token -> token.id().equals(id));
    }
}
