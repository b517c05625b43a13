package io.inlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One section of docs/runbook.md, as whoever is on call reads it. What a test does must stand there. */
record RunbookPage(String code, String text) {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    static RunbookPage of(String code) throws IOException {
        String all = Files.readString(Path.of("docs/runbook.md"));
        String heading = "## " + code + "\n";
        int begin = all.indexOf(heading);
        if (begin < 0) {
            throw new AssertionError("the runbook has no section " + code);
        }
        int end = all.indexOf("\n## ", begin);
        return new RunbookPage(code, all.substring(begin, end < 0 ? all.length() : end));
    }

    /** The words of a command that the page gives, its placeholders filled: NAME and TEXT. */
    List<String> command(String command, String name) {
        says("`" + command + "`");
        return List.of(command.replace("NAME", name).replace("TEXT", "works").split(" "))
                .subList(1, command.split(" ").length);
    }

    /** The page's own words; whoever changes them must see that they still lead to the cure. */
    String says(String words) {
        if (!text.contains(words)) {
            throw new AssertionError("the page " + code + " does not say " + words + ":\n" + text);
        }
        return words;
    }

    /** What the page quotes after some words, such as what a command says when it is over. */
    String quotedAfter(String words) {
        says(words);
        Matcher quoted = QUOTED.matcher(text.substring(text.indexOf(words) + words.length()));
        if (!quoted.lookingAt() && !quoted.find()) {
            throw new AssertionError("the page " + code + " quotes nothing after " + words);
        }
        return quoted.group(1);
    }
}
