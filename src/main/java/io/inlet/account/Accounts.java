package io.inlet.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps accounts and tokens. Every method throws {@link io.inlet.message.StoreUnavailableException} on a bad day. Thread-safe. */
public interface Accounts {
    /** By name, in order. */
    List<Account> list();

    Optional<Account> find(String name);

    /** Keeps the account only when there is none at all yet, also when several gateways start at once. False otherwise. */
    boolean saveFirst(Account account);

    /** Keeps a new account, or replaces role and password of the one with this name. */
    void save(Account account);

    /** False when there is none of this name, or when it is the last administrator: somebody must be left to let others in. */
    boolean remove(String name);

    /** By time of issue. */
    List<ApiToken> tokens();

    Optional<ApiToken> token(String sha256);

    void save(ApiToken token);

    /** False when there is none with this id. */
    boolean revoke(UUID id);
}
