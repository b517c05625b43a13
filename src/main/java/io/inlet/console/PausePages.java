package io.inlet.console;

import io.inlet.account.Role;
import io.inlet.message.Pause;
import io.inlet.message.PauseBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pauses and resumes what {@code inlet pause} does, and says on which page it is found. Each act is a line of the log with its actor. */
final class PausePages {
    private static final Logger LOG = LoggerFactory.getLogger(PausePages.class);
    private static final int LONGEST_WHY = 200;

    private final Views views;
    private final PauseBook book;
    private final Supplier<Set<String>> pausable;

    /** @param pausable everything that is switched on */
    PausePages(Views views, PauseBook book, Supplier<Set<String>> pausable) {
        this.views = views;
        this.book = book;
        this.pausable = pausable;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/console/pause", Access.page(Role.OPERATOR), this::pause),
                Endpoint.post("/console/resume", Access.page(Role.OPERATOR), this::resume));
    }

    /** Everything that can be paused, and what is paused though it is switched off, by its word. */
    Map<String, Standing> standings() {
        Map<String, Standing> all = new TreeMap<>();
        pausable.get().forEach(what -> all.put(what, new Standing(what, null)));
        book.all().forEach(pause -> all.put(pause.what(), new Standing(pause.what(), pause)));
        return all;
    }

    private Answer pause(Call call) {
        String what = call.field("what");
        String why = call.field("why").replaceAll("\\p{Cntrl}", " ").strip();
        if (!standings().containsKey(what)) {
            return views.page(call, 404, "wrong.pausable");
        }
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            return views.page(call, 400, "wrong.why", String.valueOf(LONGEST_WHY));
        }
        Optional<Pause> before = book.pause(what, Pause.ordered(call.principal().name(), why));
        if (before.isPresent()) {
            return views.page(
                    call,
                    409,
                    "wrong.paused-already",
                    Reasons.words(before.get().why(), call.locale()));
        }
        LOG.warn("{} paused {}: {}", call.principal().actor(), what, why);
        return Answer.redirect(page(what) + "?done=paused");
    }

    private Answer resume(Call call) {
        String what = call.field("what");
        if (!standings().containsKey(what) || !book.resume(what)) {
            return views.page(call, 404, "wrong.not-paused");
        }
        LOG.warn("{} resumed {}", call.principal().actor(), what);
        return Answer.redirect(page(what) + "?done=goes-on");
    }

    private static String page(String what) {
        return what.startsWith(Pause.CHANNEL) ? "/console/channels" : "/console/targets";
    }
}
