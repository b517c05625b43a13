package io.inlet.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionResolver;
import io.inlet.message.Reason;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Context;
import io.inlet.ticket.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Classifies by the rules of {@code config/rules.yaml}, in their order: a later rule overrides an earlier one, tags and targets add up, and
 * a rule that says {@code stop} is the last. A rule that cannot be evaluated is passed over, with a reason on the ticket.
 */
public final class RulesClassifier implements Classifier {
    private final Effect defaults;
    private final PriorityMatrix matrix;
    private final List<Rule> rules;
    private final ConditionWords words;

    RulesClassifier(Effect defaults, PriorityMatrix matrix, List<Rule> rules, ConditionWords words) {
        this.defaults = defaults;
        this.matrix = matrix;
        this.rules = List.copyOf(rules);
        this.words = words;
    }

    @Override
    public Classification classify(Context context) {
        Map<String, Object> facts = Facts.of(context);
        CelFunctionResolver bound = bind();
        Decision decision = new Decision(defaults);
        List<Reason> reasons = new ArrayList<>();
        for (Rule rule : rules) {
            if (takes(rule, facts, bound, reasons)) {
                decision.apply(rule.effect());
                List<String> arguments = new ArrayList<>(List.of(rule.id()));
                arguments.addAll(rule.effect().words());
                reasons.add(new Reason("rule", arguments));
                if (rule.stop()) {
                    break;
                }
            }
        }
        Priority priority = matrix.of(decision.impact(), decision.urgency());
        reasons.add(Reason.of(
                "priority-matrix", Effect.word(decision.impact()), Effect.word(decision.urgency()), priority.name()));
        return decision.classification(priority, reasons);
    }

    private CelFunctionResolver bind() {
        try {
            return words.functions().bindings();
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException("binding the functions of conditions", impossible);
        }
    }

    private static boolean takes(
            Rule rule, Map<String, Object> facts, CelFunctionResolver functions, List<Reason> reasons) {
        try {
            return rule.condition() == null || rule.condition().holds(facts, functions);
        } catch (CelEvaluationException failure) {
            reasons.add(
                    Reason.of("rule-skipped", rule.id(), failure.getErrorCode().name()));
            return false;
        } catch (RuntimeException failure) {
            // A condition is an operator's; whatever it does must not park a customer's message.
            reasons.add(Reason.of("rule-skipped", rule.id(), failure.getClass().getSimpleName()));
            return false;
        }
    }
}
