package io.inlet.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object in the order it is told; what is null is left out. */
final class Fields {
    private final Map<String, Object> map = new LinkedHashMap<>();

    Fields with(String name, Object value) {
        if (value != null) {
            map.put(name, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return map;
    }
}
