package io.inlet.pipeline.web;

import io.inlet.channel.web.Form;
import io.inlet.channel.web.FormTokens;
import io.inlet.channel.web.Forms;
import io.inlet.channel.web.Submission;
import io.inlet.pipeline.DoorAnswer;
import io.inlet.pipeline.DoorRequest;
import io.inlet.pipeline.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** {@code GET /in/web/{form}}: the form as a page, ready to be filled in. */
public final class WebPage {
    private static final Submission EMPTY = new Submission(Map.of(), List.of());

    private final Forms forms;
    private final FormTokens tokens;
    private final FormView view;
    private final Clock clock;

    WebPage(Forms forms, FormTokens tokens, FormView view, Clock clock) {
        this.forms = forms;
        this.tokens = tokens;
        this.view = view;
        this.clock = clock;
    }

    public DoorAnswer page(DoorRequest request) throws RefusedException {
        Form form = FormReception.form(forms, request);
        return view.form(
                200, form, Viewer.of(request, form), tokens.mint(form.id(), clock.instant()), EMPTY, List.of());
    }
}
