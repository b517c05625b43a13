package io.inlet.rules;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Urgency;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code config/rules.yaml}: {@code defaults}, the {@code priority} matrix and {@code rules}. Everything that is wrong is added to
 * the problems, with its line.
 */
public final class RulesLoader {
    public static final String FILE = "config/rules.yaml";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> TOP = List.of("defaults", "priority", "rules");
    private static final List<String> RULE = List.of("id", "description", "when", "set", "stop");

    private final Problems problems;
    private final EffectReader effects;
    private final ConditionCompiler conditions;

    private RulesLoader(Set<String> targets, Problems problems) {
        this.problems = problems;
        this.effects = new EffectReader(targets, problems);
        this.conditions = new ConditionCompiler(problems);
    }

    /**
     * The rules of a home folder.
     *
     * @param targets the names of the targets that exist
     * @return empty when there is any problem with them
     */
    public static Optional<RulesClassifier> load(Path home, Set<String> targets, Problems problems) {
        Problems own = problems.fresh();
        Optional<RulesClassifier> rules =
                YamlNode.read(home, FILE, own).flatMap(root -> new RulesLoader(targets, own).read(root));
        problems.addAll(own.sorted());
        return own.isEmpty() ? rules : Optional.empty();
    }

    private Optional<RulesClassifier> read(YamlNode root) {
        if (!root.isMap()) {
            root.problem(problems, "yaml.not-a-map", String.join(", ", TOP));
            return Optional.empty();
        }
        root.expectOnly(TOP, problems);
        Optional<Effect> defaults = root.get("defaults").map(effects::defaults);
        if (defaults.isEmpty()) {
            root.problem(problems, "rules.no-defaults");
        }
        Optional<PriorityMatrix> matrix = root.get("priority").map(this::matrix);
        if (matrix.isEmpty()) {
            root.problem(problems, "rules.no-priority");
        }
        List<Rule> rules = rules(root.get("rules").map(YamlNode::items).orElse(List.of()));
        return problems.isEmpty()
                ? Optional.of(
                        new RulesClassifier(defaults.orElseThrow(), matrix.orElseThrow(), rules, conditions.words()))
                : Optional.empty();
    }

    private PriorityMatrix matrix(YamlNode node) {
        Map<Impact, Map<Urgency, Priority>> cells = new EnumMap<>(Impact.class);
        List<String> missing = new ArrayList<>();
        node.expectOnly(EffectReader.words(Impact.class), problems);
        for (Impact impact : Impact.values()) {
            Map<Urgency, Priority> row = cells.computeIfAbsent(impact, any -> new EnumMap<>(Urgency.class));
            Optional<YamlNode> written = node.get(Effect.word(impact));
            written.ifPresent(cell -> cell.expectOnly(EffectReader.words(Urgency.class), problems));
            for (Urgency urgency : Urgency.values()) {
                written.flatMap(cell -> cell.get(Effect.word(urgency)))
                        .ifPresentOrElse(
                                value -> effects.choice(Priority.class, value, EffectReader.upper(Priority.class))
                                        .ifPresent(priority -> row.put(urgency, priority)),
                                () -> missing.add(Effect.word(impact) + "/" + Effect.word(urgency)));
            }
        }
        if (!missing.isEmpty()) {
            node.problem(problems, "rules.matrix", String.join(", ", missing));
        }
        return new PriorityMatrix(cells);
    }

    private List<Rule> rules(List<YamlNode> nodes) {
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        String takesAll = null;
        for (YamlNode node : nodes) {
            Optional<Rule> rule = rule(node, lines);
            if (rule.isEmpty()) {
                continue;
            }
            if (takesAll != null) {
                node.problem(problems, "rule.shadowed", rule.get().id(), takesAll);
            } else if (rule.get().stop() && takesEveryMessage(node)) {
                takesAll = rule.get().id();
            }
            rules.add(rule.get());
        }
        return rules;
    }

    private static boolean takesEveryMessage(YamlNode node) {
        return node.get("when").map(when -> when.text().strip().equals("true")).orElse(true);
    }

    private Optional<Rule> rule(YamlNode node, Map<String, Integer> lines) {
        if (!node.isMap()) {
            node.problem(problems, "yaml.not-a-map", String.join(", ", RULE));
            return Optional.empty();
        }
        node.expectOnly(RULE, problems);
        String id = node.get("id").map(YamlNode::text).orElse("");
        if (!ID.matcher(id).matches()) {
            node.problem(problems, "rule.id");
            return Optional.empty();
        }
        Integer first = lines.putIfAbsent(id, node.line());
        if (first != null) {
            node.problem(problems, "rule.twice", id, String.valueOf(first));
        }
        Optional<YamlNode> set = node.get("set");
        boolean stop = node.get("stop").map(this::flag).orElse(false);
        if (set.isEmpty() && !stop) {
            node.problem(problems, "rule.sets-nothing", id);
        }
        Effect effect = set.map(effects::read).orElse(EffectReader.NOTHING);
        Condition condition = node.get("when")
                .filter(when -> isCondition(id, when))
                .flatMap(when -> conditions.compile(id, when))
                .orElse(null);
        return Optional.of(new Rule(id, condition, effect, stop));
    }

    private boolean isCondition(String id, YamlNode when) {
        if (!when.isScalar()) {
            when.problem(problems, "rule.when", id);
        }
        return when.isScalar();
    }

    private boolean flag(YamlNode node) {
        if (!node.isFlag()) {
            node.problem(problems, "yaml.value", "stop", node.text(), problems.text("needs.flag"));
        }
        return node.text().equals("true");
    }
}
