package io.inlet.demo;

import io.inlet.console.Reasons;
import io.inlet.message.Group;
import io.inlet.message.Reason;
import io.inlet.pipeline.Settled;
import io.inlet.pipeline.Work;
import io.inlet.settings.Texts;
import io.inlet.ticket.Classification;
import io.inlet.ticket.Outcome;
import java.io.PrintWriter;
import java.util.List;

/** Tells on the terminal what is sent and what becomes of it. */
final class Narrator implements Settled {
    private final Texts texts;
    private final PrintWriter out;

    Narrator(Texts texts, PrintWriter out) {
        this.texts = texts;
        this.out = out;
    }

    void sent(String title) {
        say("  -> " + texts.get("sent." + title));
    }

    @Override
    public void stored(Work work) {
        List<Outcome> outcomes = work.outcomes();
        for (int i = 0; i < outcomes.size(); i++) {
            String what = outcome(outcomes.get(i));
            if (i < work.understood().size()) {
                Classification classification = work.understood().get(i).classification();
                what += "  \"" + shown(work.understood().get(i).message().subject()) + "\"  "
                        + classification.priority()
                        + (classification.group() == null ? "" : " " + classification.group());
            }
            say("     " + what);
        }
    }

    @Override
    public void parked(Group group, Reason why) {
        say("     " + texts.get("outcome.parked", Reasons.words(why, texts.locale())));
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    private String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Opened opened) {
            return texts.get("outcome.opened", opened.number().text());
        }
        if (outcome instanceof Outcome.Appended appended) {
            return texts.get("outcome.appended", appended.number().text());
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return texts.get("outcome.duplicate", duplicate.number().text());
        }
        return texts.get("outcome.ignored");
    }

    private static String shown(String subject) {
        return subject.replaceAll("\\p{Cntrl}", " ");
    }
}
