package io.inlet.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Rows that go to the server in one statement, however many they are: its text stays the same, and so the server keeps its plan. Values
 * travel as text, a column of all rows as one array.
 */
final class Bulk implements Comparable<Bulk> {
    /** The order in which the statements of a script run: rows come after those that they refer to. */
    enum Rank {
        CONTACTS,
        IDENTITIES,
        TICKETS,
        ARTICLES,
        ATTACHMENTS,
        REST,
        LAST
    }

    private static final Comparator<Bulk> ORDER =
            Comparator.<Bulk, Rank>comparing(bulk -> bulk.rank).thenComparing(bulk -> bulk.sql);

    private final Rank rank;
    private final String sql;
    private final int columns;

    /**
     * @param sql with %s where the rows are, which it calls given; their order is given.place
     * @param columns their names, separated by commas
     */
    Bulk(Rank rank, String sql, String columns) {
        this.rank = rank;
        this.columns = columns.split(",").length;
        this.sql = sql.formatted("unnest(" + String.join(", ", Collections.nCopies(this.columns, "cast(? as text[])"))
                + ") with ordinality as given (" + columns + ", place)");
    }

    /**
     * New rows of a table.
     *
     * @param columns names with types, separated by commas; the type {@code delay} is a moment so long from now, {@code moment} one that is
     *     now where it is null
     * @param after what follows in the statement, such as "on conflict do nothing"
     */
    static Bulk into(Rank rank, String table, String columns, String after) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : columns.strip().split(",\\s*")) {
            String[] part = column.split(" ");
            names.add(part[0]);
            values.add(value("given." + part[0], part[1]));
        }
        String list = String.join(", ", names);
        return new Bulk(
                rank,
                "insert into " + table + " (" + list + ") select " + String.join(", ", values) + " from %s " + after,
                list);
    }

    static Bulk into(Rank rank, String table, String columns) {
        return into(rank, table, columns, "");
    }

    /** The same statement, and another that has its rows as {@code name}. */
    Bulk then(String name, String further) {
        return new Bulk(rank, "with " + name + " as (" + sql + ") " + further, columns);
    }

    private Bulk(Rank rank, String sql, int columns) {
        this.rank = rank;
        this.sql = sql;
        this.columns = columns;
    }

    private static String value(String column, String type) {
        return switch (type) {
            case "text" -> column;
            case "delay" -> "now() + cast(" + column + " as bigint) * interval '1 millisecond'";
            case "moment" -> "coalesce(cast(" + column + " as timestamptz), now())";
            default -> "cast(" + column + " as " + type + ")";
        };
    }

    String sql() {
        return sql;
    }

    /** One array a column. */
    List<Object> parameters(List<Object[]> rows) {
        List<Object> parameters = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            String[] values = new String[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = Parameters.text(rows.get(row)[column]);
            }
            parameters.add(Arrays.asList(values));
        }
        return parameters;
    }

    @Override
    public int compareTo(Bulk other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bulk bulk && compareTo(bulk) == 0;
    }

    @Override
    public int hashCode() {
        return sql.hashCode();
    }
}
