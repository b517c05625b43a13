package io.inlet.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables that hold the state, as the catalog knows them. */
final class BackupTables {
    private BackupTables() {}

    /** Each after those that it refers to; counts and digests are empty. */
    static List<Manifest.Table> inOrder(Session session) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        session.query(
                row -> columns.put(row.getString(1), Arrays.asList((String[])
                        row.getArray(2).getArray())),
                """
                        select c.relname, array_agg(a.attname::text order by a.attnum)
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                        group by c.relname order by c.relname""");
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        columns.keySet().forEach(name -> needs.put(name, new HashSet<>()));
        session.query(row -> needs.get(row.getString(1)).add(row.getString(2)), """
                        select f.relname, t.relname
                        from pg_constraint k
                        join pg_class f on f.oid = k.conrelid
                        join pg_class t on t.oid = k.confrelid
                        join pg_namespace n on n.oid = f.relnamespace
                        where k.contype = 'f' and n.nspname = 'public' and f.oid <> t.oid""");
        List<Manifest.Table> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (placed.size() < columns.size()) {
            int before = placed.size();
            columns.forEach((name, its) -> {
                if (!placed.contains(name) && placed.containsAll(needs.get(name))) {
                    placed.add(name);
                    ordered.add(new Manifest.Table(name, its, 0, ""));
                }
            });
            if (placed.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + needs);
            }
        }
        return ordered;
    }

    /** The version that Flyway brought the schema to. */
    static String schema(Session session) throws SQLException {
        return session.query(
                        row -> row.getString(1),
                        "select version from flyway_schema_history where success and version is not null"
                                + " order by installed_rank desc limit 1")
                .get(0);
    }
}
