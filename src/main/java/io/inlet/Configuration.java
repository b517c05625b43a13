package io.inlet;

import io.inlet.channel.phone.PhoneBook;
import io.inlet.channel.web.Forms;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Targets;
import io.inlet.dispatch.reply.ReplyTargets;
import io.inlet.dispatch.reply.Templates;
import io.inlet.rules.RulesClassifier;
import io.inlet.rules.RulesLoader;
import io.inlet.settings.LineSettings;
import io.inlet.settings.Problem;
import io.inlet.settings.Problems;
import io.inlet.settings.Settings;
import io.inlet.settings.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator wrote beside the settings: rules, targets, forms, telephone numbers and texts, read and found sound together. */
record Configuration(
        RulesClassifier rules,
        Targets targets,
        Forms forms,
        PhoneBook phoneBook,
        Templates templates,
        ReplyTargets replies) {
    /** @throws io.inlet.settings.ConfigurationException with all problems of all files at once */
    static Configuration load(Home home, Settings settings) {
        Problems problems = new Problems(Texts.terminal());
        List<Problem> found = new ArrayList<>();
        Targets targets = Targets.load(home.folder(), settings, problems);
        Forms forms = Forms.load(home.folder(), found);
        problems.addAll(found);
        PhoneBook phoneBook = PhoneBook.load(home.folder(), settings.get(LineSettings.COUNTRY), problems);
        Optional<RulesClassifier> rules = RulesLoader.load(
                home.folder(), targets.all().stream().map(TargetConfig::name).collect(Collectors.toSet()), problems);
        Templates templates = Templates.load(home.folder(), problems);
        problems.throwIfAny();
        return new Configuration(rules.orElseThrow(), targets, forms, phoneBook, templates, ReplyTargets.of(settings));
    }

    /** All that deliveries may go to: those of the file, and those that answer customers. */
    Targets everyTarget() {
        return targets.with(replies.all());
    }
}
