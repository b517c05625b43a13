package io.inlet.message;

import java.util.Objects;

/** One header line of a request, name and value as they were sent. The same name may come several times; order is kept in lists. */
public record Header(String name, String value) {
    public Header {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
