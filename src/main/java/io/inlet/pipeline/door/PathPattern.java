package io.inlet.pipeline.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path with named parts, such as {@code /in/web/{form}}. Paths are compared as they were sent and never repaired: one that holds an
 * empty segment, a dot segment, a percent sign or anything else than unreserved characters (RFC 3986, 2.3) matches nothing, so there is
 * one spelling of each path and no way around a rule that names it.
 */
final class PathPattern {
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]{1,200}");
    private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z]{1,40}}");

    private final String text;
    private final List<String> segments;

    PathPattern(String text) {
        if (!text.startsWith("/in/")) {
            throw new IllegalArgumentException("the path " + text + " does not begin with /in/");
        }
        this.text = text;
        this.segments = List.of(text.substring(1).split("/", -1));
        for (String segment : segments) {
            if (!PARAMETER.matcher(segment).matches() && !plain(segment)) {
                throw new IllegalArgumentException("the path " + text + " has the segment '" + segment
                        + "'; a segment is letters, digits, . _ ~ - or a {name}");
            }
        }
    }

    /** The named parts of a path, empty when it is another path. */
    Optional<Map<String, String>> match(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        String[] given = path.substring(1).split("/", -1);
        if (given.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int index = 0; index < given.length; index++) {
            String expected = segments.get(index);
            if (!plain(given[index])) {
                return Optional.empty();
            }
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), given[index]);
            } else if (!expected.equals(given[index])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** The same with every name left out; two patterns of one shape match the same paths. Sorts literals before parameters. */
    String shape() {
        return text.replaceAll("\\{[^}]*}", "~~");
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean plain(String segment) {
        return SEGMENT.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }
}
