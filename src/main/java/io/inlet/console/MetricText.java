package io.inlet.console;

import java.util.Map;

/** Prometheus' text exposition format 0.0.4: families with their help and type, then their samples. */
final class MetricText {
    private final StringBuilder text = new StringBuilder();
    private String name;

    MetricText family(String newName, String type, String help) {
        name = newName;
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** A value of the family begun last. */
    MetricText sample(Map<String, String> labels, long value) {
        text.append(name);
        String separator = "{";
        for (Map.Entry<String, String> label : labels.entrySet()) {
            text.append(separator)
                    .append(label.getKey())
                    .append("=\"")
                    .append(escaped(label.getValue()))
                    .append('"');
            separator = ",";
        }
        text.append(labels.isEmpty() ? " " : "} ").append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
