package io.inlet.pipeline.web;

import io.inlet.channel.web.Form;
import io.inlet.pipeline.DoorRequest;
import java.util.List;
import java.util.Locale;

/**
 * Who looks at a form's page.
 *
 * @param language one that the form speaks
 * @param embedded the page stands in a frame of another site
 * @param html a page is wanted rather than JSON
 */
record Viewer(String language, boolean embedded, boolean html) {
    static Viewer of(DoorRequest request, Form form) {
        String wanted = first(request, "lang", request.language());
        String accept = request.header("Accept");
        return new Viewer(
                form.language(wanted),
                first(request, "embed", "").equals("1"),
                accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    static String first(DoorRequest request, String parameter, String otherwise) {
        List<String> values = request.query().getOrDefault(parameter, List.of());
        return values.isEmpty() ? otherwise : values.get(0);
    }

    /** The query that keeps this view. */
    String query() {
        return "?lang=" + language + (embedded ? "&embed=1" : "");
    }
}
