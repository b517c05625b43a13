package io.inlet.dispatch.rt;

import io.inlet.dispatch.Body;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.TargetConfig;
import java.util.HashMap;
import java.util.Map;

/** Calls of RT's REST 2.0, with the token in the header that RT expects. */
final class Requests {
    static final int MOST_A_PAGE = 100;
    private static final String ROOT = "/REST/2.0";

    private final TargetConfig target;

    Requests(TargetConfig target) {
        this.target = target;
    }

    RequestTrackerOptions options() {
        return (RequestTrackerOptions) target.options();
    }

    /** Tickets that keep this id, the lowest first. Merged and deleted ones are not found. */
    Call.Send ticketsOf(String externalId, Step step) {
        String query = "CF.{" + options().externalIdField() + "} = " + quoted(externalId);
        return get(
                "/tickets",
                Map.of("query", query, "fields", "id", "orderby", "id", "order", "ASC"),
                step,
                "look-up of " + externalId);
    }

    Call.Send get(String path, Map<String, String> query, Object step, String description) {
        return new Call.Send("GET", ROOT + path, query, headers(false), Body.NONE, step, "rt " + description);
    }

    Call.Send post(String path, Body body, Object step, String description) {
        return send("POST", path, body, step, description);
    }

    Call.Send put(String path, Body body, Object step, String description) {
        return send("PUT", path, body, step, description);
    }

    private Call.Send send(String method, String path, Body body, Object step, String description) {
        return new Call.Send(
                method,
                ROOT + path,
                Map.of(),
                headers(true),
                body,
                step,
                "rt " + description + ", " + body.length() + " bytes");
    }

    private Map<String, String> headers(boolean body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "token " + target.secret().reveal().strip());
        headers.put("Accept", "application/json");
        if (body) {
            headers.put("Content-Type", "application/json; charset=utf-8");
        }
        return headers;
    }

    /** What was to be told stands in this ticket. */
    Call.Done done(String key) {
        return new Call.Done(key, url(key));
    }

    /** Where staff opens a ticket. */
    String url(String key) {
        return target.url().toString().replaceFirst("/+$", "") + "/Ticket/Display.html?id=" + key;
    }

    /** A text in RT's query language. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
