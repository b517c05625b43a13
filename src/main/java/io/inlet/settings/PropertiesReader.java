package io.inlet.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a properties file in UTF-8 as {@link java.util.Properties} would, but knows the line of each entry and refuses what that class
 * lets pass: an entry without a value separator, an escape that means nothing (a lost backslash of a password), and half an escape.
 */
final class PropertiesReader {
    private final String file;
    private final Problems problems;

    /** One entry as it was written; {@code line} is where it begins. */
    record Entry(String key, String value, int line) {}

    PropertiesReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    List<Entry> read(Path path) {
        List<String> lines;
        try {
            lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            problems.add(file, 0, "file.not-utf-8");
            return List.of();
        } catch (IOException unreadable) {
            problems.add(file, 0, "file.unreadable", unreadable.getClass().getSimpleName());
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            String line = strip(lines.get(number), number == 0);
            int first = number + 1;
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            StringBuilder logical = new StringBuilder(line);
            while (continues(logical) && number + 1 < lines.size()) {
                logical.setLength(logical.length() - 1);
                logical.append(lines.get(++number).stripLeading());
            }
            entry(logical.toString(), first, entries);
        }
        return entries;
    }

    private static String strip(String line, boolean first) {
        return (first && line.startsWith("\uFEFF") ? line.substring(1) : line).stripLeading();
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void entry(String logical, int line, List<Entry> entries) {
        int end = 0;
        while (end < logical.length() && "=: \t".indexOf(logical.charAt(end)) < 0) {
            end += logical.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, logical.length());
        String rest = logical.substring(end).stripLeading();
        if (rest.isEmpty() || "=:".indexOf(rest.charAt(0)) < 0) {
            problems.add(file, line, "file.not-an-entry");
            return;
        }
        String key = unescape(logical.substring(0, end), line);
        String value = unescape(rest.substring(1).strip(), line);
        if (key != null && value != null) {
            entries.add(new Entry(key, value, line));
        }
    }

    private String unescape(String text, int line) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = ++i < text.length() ? text.charAt(i) : ' ';
            int known = "tnrf\\=:#! ".indexOf(escaped);
            if (escaped == 'u' && text.substring(i + 1).matches("(?s)[0-9a-fA-F]{4}.*")) {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else if (known >= 0 && i < text.length()) {
                plain.append("\t\n\r\f\\=:#! ".charAt(known));
            } else {
                problems.add(file, line, "file.escape");
                return null;
            }
        }
        return plain.toString();
    }
}
