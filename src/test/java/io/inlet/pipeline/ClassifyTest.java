package io.inlet.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.inlet.message.Group;
import io.inlet.message.Reason;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Context;
import io.inlet.ticket.Impact;
import io.inlet.ticket.Item;
import io.inlet.ticket.Kind;
import io.inlet.ticket.Priority;
import io.inlet.ticket.Urgency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClassifyTest {
    private static final Classification TOLD_TWO = new Classification(
            Kind.INCIDENT,
            null,
            Impact.LOW,
            Urgency.LOW,
            Priority.P4,
            null,
            List.of("a"),
            List.of("desk", "archive"),
            List.of(Reason.of("rule", "all")));

    @Test
    void leavesOutATargetThatIsOffAndSaysSo() {
        Classification classified = classified(Set.of("desk"));

        assertThat(classified.targets()).containsExactly("desk");
        assertThat(classified.reasons()).containsExactly(Reason.of("rule", "all"), Reason.of("target-off", "archive"));
        assertThat(classified.tags()).containsExactly("a");
    }

    @Test
    void keepsWhatTheRulesSayWhenAllTargetsAreOn() {
        assertThat(classified(Set.of("desk", "archive"))).isEqualTo(TOLD_TWO);
    }

    private static Classification classified(Set<String> on) {
        var raw = Arrivals.mail("one").raw();
        Work work = Work.of(
                new Group(UUID.randomUUID(), List.of(raw)),
                List.of(new Context(raw, Item.mail("1@x").message(raw), Optional.empty(), Map.of(), List.of())));

        return new Classify(context -> TOLD_TWO, on)
                .classify(work)
                .understood()
                .get(0)
                .classification();
    }
}
