package io.inlet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that go to the server together: one round trip, executed in order, each seeing what those before it did. The driver splits
 * the text and prepares each statement. Results are there after {@link #run()}, which leaves the script empty for more.
 */
final class Script {
    private final Connection connection;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    Script(Connection connection) {
        this.connection = connection;
    }

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
        append(answer, sql, values);
        return answer;
    }

    void update(String sql, Object... values) {
        append(null, sql, values);
    }

    private void append(Answer<?> answer, String sql, Object... values) {
        text.append(text.isEmpty() ? "" : ";\n").append(sql.strip());
        parameters.addAll(java.util.Arrays.asList(values));
        answers.add(answer);
    }

    void run() throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            Parameters.bind(statement, parameters.toArray());
            statement.execute();
            for (Answer<?> answer : answers) {
                if (answer != null) {
                    try (ResultSet rows = statement.getResultSet()) {
                        answer.read(rows);
                    }
                }
                statement.getMoreResults();
            }
        }
        text.setLength(0);
        parameters.clear();
        answers.clear();
    }
}
