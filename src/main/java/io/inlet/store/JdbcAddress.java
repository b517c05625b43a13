package io.inlet.store;

import java.util.Objects;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * Where a PostgreSQL database is and how to log in. {@link #toString()} and {@link #place()} never show a secret: neither the
 * password nor what a URL carries behind its question mark or before an at sign.
 *
 * @param url {@code jdbc:postgresql://host[:port]/database[?parameters]}
 * @param user the role to log in as
 * @param password its password; empty when the server asks for none
 */
public record JdbcAddress(String url, String user, String password) {
    private static final Pattern PREFIX = Pattern.compile("^jdbc:postgresql:(//)?");
    private static final Pattern USER_INFORMATION = Pattern.compile("^[^/]*@");

    /** @throws IllegalArgumentException when the driver cannot read the URL; the text does not show it */
    public JdbcAddress {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (Driver.parseURL(url, null) == null) {
            throw new IllegalArgumentException(DatabaseTexts.of("address"));
        }
    }

    /** Host, port and database for a person to read, for example {@code localhost:5432/inlet}. */
    public String place() {
        String address = PREFIX.matcher(url).replaceFirst("");
        int parameters = address.indexOf('?');
        String bare = parameters < 0 ? address : address.substring(0, parameters);
        return USER_INFORMATION.matcher(bare).replaceFirst("");
    }

    @Override
    public String toString() {
        return user + " at " + place();
    }
}
