package io.inlet.rules;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns conditions into programs, and says what is wrong with them at their line. Collects the words and patterns that they look for. */
final class ConditionCompiler {
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(10_000)
            .maxParseRecursionDepth(100)
            .comprehensionMaxIterations(1_000)
            .build();

    private final Vocabulary vocabulary = new Vocabulary();
    private final Problems problems;
    private final Map<String, Phrase> phrases = new HashMap<>();
    private final Map<String, BoundedPattern> patterns = new HashMap<>();
    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                    .excludeFunctions(CelStandardDeclarations.StandardFunction.MATCHES)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(vocabulary)
            .addVarDeclarations(vocabulary.variables())
            .addFunctionDeclarations(Vocabulary.functions())
            .setResultType(SimpleType.BOOL)
            .build();
    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .excludeFunctions(CelStandardFunctions.StandardFunction.MATCHES)
                    .build())
            .build();

    ConditionCompiler(Problems problems) {
        this.problems = problems;
    }

    /** The condition of a rule; empty, with the problems said, when it is none. */
    Optional<Condition> compile(String rule, YamlNode when) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(when.text()).getAst();
            boolean sound = CelNavigableAst.fromAst(tree)
                    .getRoot()
                    .allNodes()
                    .filter(node -> node.getKind() == Kind.CALL)
                    .map(node -> collect(rule, when, node.expr().call()))
                    .reduce(true, Boolean::logicalAnd);
            return sound ? Optional.of(new Condition(runtime.createProgram(tree))) : Optional.empty();
        } catch (CelValidationException invalid) {
            IssueText issues = new IssueText(vocabulary, problems);
            invalid.getErrors().forEach(issue -> issues.add(rule, when, lineOf(when, issue), issue));
        } catch (CelEvaluationException impossible) {
            problems.add(when.file(), when.textLine(), "rule.condition", rule, impossible.getMessage());
        }
        return Optional.empty();
    }

    /** All words and patterns that the conditions compiled so far look for. */
    ConditionWords words() {
        return new ConditionWords(phrases, patterns);
    }

    private static int lineOf(YamlNode when, CelIssue issue) {
        return when.textLine() + Math.max(1, issue.getSourceLocation().getLine()) - 1;
    }

    private boolean collect(String rule, YamlNode when, CelExpr.CelCall call) {
        return switch (call.function()) {
            case "containsAny" -> collectPhrases(rule, when, last(call));
            case "matches" -> collectPattern(rule, when, last(call));
            default -> true;
        };
    }

    private static CelExpr last(CelExpr.CelCall call) {
        return call.args().get(call.args().size() - 1);
    }

    private boolean collectPhrases(String rule, YamlNode when, CelExpr words) {
        List<CelExpr> elements = words.getKind() == Kind.LIST ? words.list().elements() : List.of();
        if (elements.isEmpty() || !elements.stream().allMatch(ConditionCompiler::isText)) {
            problems.add(when.file(), when.textLine(), "rule.words-not-constant", rule);
            return false;
        }
        elements.forEach(word -> phrases.computeIfAbsent(word.constant().stringValue(), Phrase::of));
        return true;
    }

    private boolean collectPattern(String rule, YamlNode when, CelExpr pattern) {
        if (!isText(pattern)) {
            problems.add(when.file(), when.textLine(), "rule.pattern-not-constant", rule);
            return false;
        }
        String written = pattern.constant().stringValue();
        try {
            patterns.put(written, BoundedPattern.compile(written));
            return true;
        } catch (IllegalArgumentException unfit) {
            if (unfit.getMessage() == null) {
                problems.add(when.file(), when.textLine(), "rule.pattern-too-large", rule);
            } else {
                problems.add(when.file(), when.textLine(), "rule.pattern-broken", rule, written, unfit.getMessage());
            }
            return false;
        }
    }

    private static boolean isText(CelExpr expression) {
        return expression.getKind() == Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
