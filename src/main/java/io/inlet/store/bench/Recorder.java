package io.inlet.store.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes down what a thread does through its data sources. One lets everything happen; the other undoes everything, so that the same can
 * be done again directly. Thread-safe.
 */
public final class Recorder {
    private final DataSource real;
    private final ThreadLocal<List<Deed>> deeds = ThreadLocal.withInitial(ArrayList::new);

    public Recorder(DataSource real) {
        this.real = real;
    }

    /** Work through it happens. */
    public DataSource keeping() {
        return source(true);
    }

    /** Work through it sees its own effects and leaves none but drawn numbers. */
    public DataSource undoing() {
        return source(false);
    }

    /** What this thread did since it was asked last. */
    List<Deed> taken() {
        List<Deed> taken = List.copyOf(deeds.get());
        deeds.get().clear();
        return taken;
    }

    private DataSource source(boolean keeps) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection
                    ? proxy(Connection.class, new Recording(connection, keeps))
                    : result;
        });
    }

    private final class Recording implements InvocationHandler {
        private final Connection connection;
        private final boolean keeps;
        private final List<Step> steps = new ArrayList<>();
        private boolean committed;

        Recording(Connection connection, boolean keeps) throws SQLException {
            this.connection = connection;
            this.keeps = keeps;
            if (!keeps) {
                connection.setAutoCommit(false);
            }
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "prepareStatement":
                    PreparedStatement statement = (PreparedStatement) call(connection, method, arguments);
                    return proxy(PreparedStatement.class, new Writing(statement, (String) arguments[0], steps));
                case "setAutoCommit":
                    return keeps ? call(connection, method, arguments) : null;
                case "commit":
                    committed = true;
                    return keeps ? call(connection, method, arguments) : null;
                case "close":
                    if (!steps.isEmpty()) {
                        deeds.get().add(new Deed(List.copyOf(steps), committed));
                    }
                    if (!keeps) {
                        connection.rollback();
                    }
                    return call(connection, method, arguments);
                default:
                    return call(connection, method, arguments);
            }
        }
    }

    /** One statement: remembers what is bound, and writes it down when it runs. */
    private record Writing(PreparedStatement statement, String sql, List<Object> bound, List<Step> steps)
            implements InvocationHandler {
        Writing(PreparedStatement statement, String sql, List<Step> steps) {
            this(statement, sql, new ArrayList<>(), steps);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                int index = (Integer) arguments[0];
                while (bound.size() < index) {
                    bound.add(null);
                }
                bound.set(index - 1, method.getName().equals("setNull") ? null : value(arguments[1]));
            } else if (method.getName().startsWith("execute")) {
                steps.add(new Step(sql, new ArrayList<>(bound)));
            }
            return call(statement, method, arguments);
        }

        private static Object value(Object given) throws SQLException {
            if (given instanceof Array array) {
                return new Step.Elements(array.getBaseTypeName(), (Object[]) array.getArray());
            }
            return given instanceof byte[] bytes ? Arrays.copyOf(bytes, bytes.length) : given;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
