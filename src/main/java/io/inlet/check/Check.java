package io.inlet.check;

import io.inlet.channel.phone.PhoneBook;
import io.inlet.channel.web.Forms;
import io.inlet.dispatch.Targets;
import io.inlet.dispatch.reply.Templates;
import io.inlet.rules.RulesLoader;
import io.inlet.settings.LineSettings;
import io.inlet.settings.Problem;
import io.inlet.settings.Problems;
import io.inlet.settings.Settings;
import io.inlet.settings.SettingsLoader;
import io.inlet.settings.Texts;
import io.inlet.settings.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at a whole home folder without starting anything: settings, targets, forms, rules, routes and connectors. */
public final class Check {
    private final Set<String> beans;

    /**
     * A check.
     *
     * @param beans the names that routes may use in {@code ref} and {@code #bean:}
     */
    public Check(Set<String> beans) {
        this.beans = Set.copyOf(beans);
    }

    /** All problems by file and line. */
    public List<Problem> look(Path home, Map<String, String> environment) {
        Problems problems = new Problems(Texts.terminal(environment));
        Settings settings = SettingsLoader.load(home, environment, problems);
        List<Problem> found = new ArrayList<>();
        Targets.load(home, settings, problems);
        Templates.load(home, problems);
        Forms.load(home, found);
        PhoneBook.load(home, settings.get(LineSettings.COUNTRY), problems);
        RulesLoader.load(home, targets(home, problems.fresh()), problems);
        new RoutesLint(beans, problems).look(home);
        problems.addAll(found);
        return problems.sorted();
    }

    /** The names of all targets, also of those that something is wrong with: a rule that names one is not at fault. */
    private static Set<String> targets(Path home, Problems unheeded) {
        return YamlNode.read(home, Targets.FILE, unheeded)
                .flatMap(root -> root.get("targets"))
                .map(targets -> targets.entries().keySet())
                .orElse(Set.of());
    }
}
