package io.inlet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Statements that go to the server together: one round trip, executed in order, each seeing what those before it did. Rows come first, all
 * of a kind in one statement. The driver splits the text and prepares each statement. Results are there after {@link #run()}, which leaves
 * the script empty for more.
 */
final class Script {
    private final Connection connection;
    private final SortedMap<Bulk, List<Object[]>> rows = new TreeMap<>();
    private final List<Statement> statements = new ArrayList<>();

    Script(Connection connection) {
        this.connection = connection;
    }

    /** @param answer null when it gives none */
    private record Statement(String text, List<Object> values, Answer<?> answer) {}

    /** The rows of one query of the script. */
    static final class Answer<T> {
        private final Session.Mapper<T> mapper;
        private List<T> rows = List.of();

        private Answer(Session.Mapper<T> mapper) {
            this.mapper = mapper;
        }

        private void read(ResultSet given) throws SQLException {
            rows = Session.all(mapper, given);
        }

        List<T> rows() {
            return rows;
        }
    }

    <T> Answer<T> query(Session.Mapper<T> mapper, String sql, Object... values) {
        Answer<T> answer = new Answer<>(mapper);
        statements.add(new Statement(sql.strip(), Arrays.asList(values), answer));
        return answer;
    }

    void update(String sql, Object... values) {
        statements.add(new Statement(sql.strip(), Arrays.asList(values), null));
    }

    /** Adds a row, one value a column. */
    void add(Bulk bulk, Object... row) {
        rows.computeIfAbsent(bulk, first -> new ArrayList<>()).add(row);
    }

    void run() throws SQLException {
        List<Statement> all = new ArrayList<>();
        rows.forEach((bulk, each) -> all.add(new Statement(bulk.sql(), bulk.parameters(each), null)));
        all.addAll(statements);
        rows.clear();
        statements.clear();
        if (!all.isEmpty()) {
            run(all);
        }
    }

    private void run(List<Statement> all) throws SQLException {
        String text = all.stream().map(Statement::text).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Parameters.bind(
                    statement,
                    all.stream().flatMap(each -> each.values().stream()).toArray());
            statement.execute();
            for (Statement each : all) {
                if (each.answer() != null) {
                    try (ResultSet given = statement.getResultSet()) {
                        each.answer().read(given);
                    }
                }
                statement.getMoreResults();
            }
        }
    }
}
