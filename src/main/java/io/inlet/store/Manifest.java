package io.inlet.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What stands in a backup beside the tables.
 *
 * @param schema the version of the schema that the tables have
 * @param tables in an order in which each comes after those that it refers to
 * @param sequences by name: the last value given out
 */
record Manifest(int format, String schema, String takenAt, List<Table> tables, Map<String, Long> sequences) {
    static final String ENTRY = "manifest.json";
    static final int FORMAT = 1;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One table's copy, in PostgreSQL's text form of COPY.
     *
     * @param sha256 of that text
     */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "table/" + name + ".copy";
        }

        /** Names of tables and columns come from the catalog, or from a file that is checked against it. */
        String quoted() {
            return "\"" + name + "\" (\"" + String.join("\", \"", columns) + "\")";
        }
    }

    static Manifest of(String schema, List<Table> tables, Map<String, Long> sequences) {
        return new Manifest(FORMAT, schema, Instant.now().toString(), tables, sequences);
    }

    byte[] bytes() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing a manifest as JSON", impossible);
        }
    }

    static Manifest read(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, Manifest.class);
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
