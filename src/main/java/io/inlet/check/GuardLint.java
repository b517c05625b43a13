package io.inlet.check;

import io.inlet.settings.Problems;
import io.inlet.settings.YamlNode;
import java.util.Optional;
import java.util.Set;

/**
 * What a connector must do before it sends: headers of a message can turn Camel's producers to another host, read placeholders, and so
 * secrets, into an address (CVE-2026-78164), or give the mail session other settings (CVE-2026-46584). So all are removed first, but
 * those that it names; and a redirect is not followed, which would carry credentials elsewhere (CVE-2026-85251).
 */
final class GuardLint {
    private static final Set<String> SENDING = Set.of("http", "https", "smtp", "smtps");

    private final Problems problems;

    GuardLint(Problems problems) {
        this.problems = problems;
    }

    void check(YamlNode from) {
        from.get("steps").ifPresent(steps -> steps(steps, false));
    }

    /** Steps of branches know what was removed before the branch, and nothing that they remove holds after it. */
    private void steps(YamlNode steps, boolean guardedBefore) {
        boolean guarded = guardedBefore;
        for (YamlNode item : steps.items()) {
            for (var step : item.entries().entrySet()) {
                guarded |= step.getKey().equals("removeHeaders")
                        && text(step.getValue(), "pattern").equals("*");
                step(step.getValue(), guarded);
            }
        }
    }

    private void step(YamlNode body, boolean guarded) {
        Optional<YamlNode> uri = body.get("uri");
        if (uri.isPresent() && SENDING.contains(uri.get().text().split(":", 2)[0])) {
            if (!guarded) {
                uri.get().problem(problems, "connector.unguarded", uri.get().text());
            }
            body.get("parameters")
                    .flatMap(parameters -> parameters.get("followRedirects"))
                    .filter(follow -> !follow.text().equals("false"))
                    .ifPresent(follow -> follow.problem(problems, "connector.redirects"));
        }
        body.entries().forEach((key, value) -> {
            if (key.equals("steps")) {
                steps(value, guarded);
            } else {
                step(value, guarded);
            }
        });
        body.items().forEach(item -> step(item, guarded));
    }

    private static String text(YamlNode node, String key) {
        return node.get(key).map(YamlNode::text).orElse("");
    }
}
