package io.inlet.account;

import io.inlet.message.Ids;
import io.inlet.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Makes and checks passwords and tokens; {@link Accounts} keeps only what they were hashed to. Thread-safe. */
public final class Credentials {
    /** The account that is made when there is none. */
    public static final String FIRST_NAME = "admin";

    /** NIST SP 800-63B asks for at least 8; these pages can release and erase customers' messages. */
    public static final int SHORTEST_PASSWORD = 10;

    private static final int LONGEST_PASSWORD = 200;
    private static final String TOKEN_PREFIX = "inlet_";
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that look alike, since it is read from a terminal. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Accounts accounts;
    private final Clock clock;
    /** Checked for names that do not exist, so that an answer's time does not tell which names do. */
    private final String nobody = PasswordHash.ofNobody();

    public Credentials(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Makes the first administrator when there is no account at all. The password is returned this once: print it. */
    public Optional<Secret> firstAdministrator() {
        if (!accounts.list().isEmpty()) {
            return Optional.empty();
        }
        Secret password = new Secret(readable());
        Account first = new Account(FIRST_NAME, Role.ADMIN, PasswordHash.of(password.reveal()), now());
        return accounts.saveFirst(first) ? Optional.of(password) : Optional.empty();
    }

    /** Makes an account or sets its role and password anew. */
    public void set(String name, Role role, Secret password) {
        if (!isLongEnough(password)) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
        accounts.save(new Account(name, role, PasswordHash.of(password.reveal()), now()));
    }

    /** Gives an account a new generated password, which is returned this once. Empty when there is no such account. */
    public Optional<Secret> renew(String name) {
        return accounts.find(name).map(account -> {
            Secret password = new Secret(readable());
            set(account.name(), account.role(), password);
            return password;
        });
    }

    public static boolean isLongEnough(Secret password) {
        int length = password.reveal().length();
        return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD;
    }

    /** The account, if name and password are right. */
    public Optional<Account> login(String name, Secret password) {
        String given = password.reveal();
        if (given.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.find(name);
        boolean right =
                PasswordHash.matches(given, account.map(Account::passwordHash).orElse(nobody));
        return right ? account : Optional.empty();
    }

    /** Issues a token, which is returned this once. */
    public Secret issue(String name, Role role) {
        String token = TOKEN_PREFIX + random();
        accounts.save(new ApiToken(Ids.next(), name, role, sha256(token), now()));
        return new Secret(token);
    }

    /** The token's record, if it was issued and not revoked. It is found by its digest, so no comparison leaks a prefix. */
    public Optional<ApiToken> token(Secret token) {
        return token.reveal().startsWith(TOKEN_PREFIX) ? accounts.token(sha256(token.reveal())) : Optional.empty();
    }

    private Instant now() {
        return clock.instant();
    }

    private static String readable() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("every Java has SHA-256", unavailable);
        }
    }
}
