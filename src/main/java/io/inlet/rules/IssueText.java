package io.inlet.rules;

import dev.cel.common.CelIssue;
import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in our words what the CEL compiler found, with what was probably meant. */
final class IssueText {
    private static final Pattern FIELD = Pattern.compile("undefined field '(.*)'");
    private static final Pattern NAME = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '(.*)'");
    private static final Pattern OPERANDS =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*)' \\(candidates.*");
    private static final Pattern WORD_AT_END = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*$");

    private final Vocabulary vocabulary;
    private final Problems problems;

    IssueText(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    void add(String rule, YamlNode when, int line, CelIssue issue) {
        Matcher field = FIELD.matcher(issue.getMessage());
        Matcher name = NAME.matcher(issue.getMessage());
        Matcher result = RESULT.matcher(issue.getMessage());
        Matcher operands = OPERANDS.matcher(issue.getMessage());
        String file = when.file();
        if (field.matches()) {
            String owner = owner(when.text(), issue, field.group(1));
            String nearest = problems.didYouMean(field.group(1), vocabulary.fieldsOf(owner));
            problems.add(file, line, "rule.no-field", rule, owner, field.group(1), nearest);
        } else if (name.matches()) {
            String nearest = problems.didYouMean(name.group(1), vocabulary.names());
            problems.add(file, line, "rule.no-name", rule, name.group(1), nearest);
        } else if (result.matches()) {
            problems.add(file, line, "rule.not-bool", rule, result.group(1));
        } else if (operands.matches()) {
            String operator = operands.group(1).replaceAll("^[_@]*(.*?)_*$", "$1");
            problems.add(file, line, "rule.operands", rule, operator, operands.group(2));
        } else {
            String brief = issue.getMessage().replaceAll(" expecting \\{.*", "");
            problems.add(file, line, "rule.condition", rule, brief.replace("<EOF>", "the end"));
        }
    }

    /** The word before the field: its dot stands at the issue's place. */
    private static String owner(String condition, CelIssue issue, String field) {
        String[] lines = condition.split("\n", -1);
        int line = Math.max(1, issue.getSourceLocation().getLine()) - 1;
        int column = issue.getSourceLocation().getColumn();
        if (line < lines.length && column >= 0 && column <= lines[line].length()) {
            Matcher word = WORD_AT_END.matcher(lines[line].substring(0, column));
            if (word.find()) {
                return word.group(1);
            }
        }
        Matcher before = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*\\.\\s*" + Pattern.quote(field))
                .matcher(condition);
        return before.find() ? before.group(1) : "it";
    }
}
