package io.inlet.demo.simulate;

import io.inlet.message.Ids;
import io.inlet.settings.PhoneSettings;
import io.inlet.settings.PhoneSettings.Provider;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Call centres and the calls that happen to them. */
final class PhoneSimulator implements Simulator {
    private static final String OURS = "74950000002";
    private static final Map<String, List<String>> SCENARIOS = sequences();

    @Override
    public String channel() {
        return "phone";
    }

    @Override
    public List<String> providers() {
        return List.of(Provider.GENERIC.word(), Provider.ZAMMAD_CTI.word());
    }

    @Override
    public List<String> scenarios() {
        return List.copyOf(SCENARIOS.keySet());
    }

    @Override
    public String usualInbox() {
        return "phone";
    }

    /** Each word is {@code <call>:<event>}; calls a and b come in, o goes out; a plus sign first: the call before is settled by then. */
    private static Map<String, List<String>> sequences() {
        Map<String, List<String>> scenarios = new LinkedHashMap<>();
        scenarios.put("answered", List.of("a:started", "a:answered", "a:ended"));
        scenarios.put("missed", List.of("a:started", "a:missed"));
        scenarios.put(
                "missed-then-called-back", List.of("a:started", "a:missed", "+o:started", "o:answered", "o:ended"));
        scenarios.put("hangup-first", List.of("a:missed", "a:started"));
        scenarios.put("repeated", List.of("a:started", "a:started", "a:missed", "a:missed"));
        scenarios.put("withheld", List.of("w:started", "w:missed"));
        return scenarios;
    }

    @Override
    public List<Step> play(Settings settings, String provider, String scenario, String inbox) throws NotSetUpException {
        Optional<PhoneSource> source = PhoneSource.find(settings, inbox);
        if (source.isEmpty() || !source.get().enabled() || source.get().secret() == null) {
            throw new NotSetUpException("inlet." + inbox + ".enabled");
        }
        if (!source.get().provider().word().equals(provider)) {
            throw new NotSetUpException(source.get().key(PhoneSettings.PROVIDER));
        }
        String id = Ids.next().toString();
        // a number of the range that is given to nobody, another one each time
        String caller = "7999" + String.format(Locale.ROOT, "%07d", Math.floorMod(id.hashCode(), 10_000_000));
        CallForms forms = new CallForms(source.get());
        List<Step> steps = new ArrayList<>();
        for (String word : SCENARIOS.get(scenario)) {
            boolean later = word.startsWith("+");
            String[] parts = (later ? word.substring(1) : word).split(":");
            boolean outgoing = parts[0].equals("o");
            String customer = parts[0].equals("w") ? "anonymous" : caller;
            Duration pause = later ? source.get().settle().plusSeconds(3) : Duration.ZERO;
            steps.add(forms.step(
                    new CallForms.Event(
                            "sim-" + id + "-" + parts[0],
                            parts[1],
                            outgoing,
                            outgoing ? OURS : customer,
                            outgoing ? customer : OURS),
                    pause));
        }
        return steps;
    }
}
