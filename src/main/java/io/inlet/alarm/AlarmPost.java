package io.inlet.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import io.inlet.message.Reason;
import io.inlet.settings.SigningKeys;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what is new about alarms: everything of one look in one webhook and one mail. Thread-safe. */
public final class AlarmPost {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmPost.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Transport transport;
    private final TargetConfig webhook;
    private final Mail mail;
    private final AlarmWords words;
    private final Function<Reason, String> reasons;
    private final Clock clock;

    /** Through which target a mail goes, from whom and to whom. */
    public record Mail(TargetConfig through, String from, String to) {}

    /**
     * @param webhook null: none
     * @param mail null: none
     */
    public AlarmPost(
            Transport transport,
            TargetConfig webhook,
            Mail mail,
            AlarmWords words,
            Function<Reason, String> reasons,
            Clock clock) {
        this.transport = transport;
        this.webhook = webhook;
        this.mail = mail;
        this.words = words;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** Whether somebody was told, or nobody is to be; false: again later. */
    public boolean tell(AlarmBook.News news) {
        String id = "alarm_" + UUID.randomUUID();
        List<Boolean> taken = new ArrayList<>();
        if (webhook != null) {
            taken.add(sent(webhook(news, id), webhook));
        }
        if (mail != null) {
            taken.add(sent(mail(news, id), mail.through()));
        }
        return taken.isEmpty() || taken.contains(true);
    }

    private boolean sent(Call.Send call, TargetConfig through) {
        Answer answer = transport.send(call, through);
        if (answer instanceof Answer.Received received && received.status() / 100 == 2) {
            return true;
        }
        String said =
                answer instanceof Answer.Lost lost ? lost.detail() : "status " + ((Answer.Received) answer).status();
        LOG.warn("Telling an alarm through {}: {}; it is tried again", through.name(), said);
        return false;
    }

    private Call.Send webhook(AlarmBook.News news, String id) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", "alarm");
        body.put("timestamp", clock.instant().toString());
        news.raised().forEach(alarm -> add(body.withArray("/raised"), alarm, true));
        news.recovered().forEach(alarm -> add(body.withArray("/recovered"), alarm, false));
        byte[] bytes = bytes(body);
        long timestamp = clock.instant().getEpochSecond();
        return new Call.Send(
                "POST",
                "",
                Map.of(
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(timestamp),
                        "webhook-signature",
                        SigningKeys.parse(webhook.secret()).sign(id, timestamp, bytes)),
                bytes,
                id);
    }

    private void add(ArrayNode list, Alarm alarm, boolean whole) {
        ObjectNode one = list.addObject();
        one.put("code", alarm.code().word());
        one.put("subject", alarm.subject());
        one.put("level", alarm.isBad() ? "bad" : "warn");
        one.put("title", words.title(alarm));
        if (whole) {
            if (alarm.since() != null) {
                one.put("since", alarm.since().toString());
            }
            if (alarm.why() != null) {
                one.put("why", reasons.apply(alarm.why()));
            }
            one.put("hits", words.hits(alarm));
            one.put("cure", words.cure(alarm));
        }
    }

    private Call.Send mail(AlarmBook.News news, String id) {
        StringBuilder text = new StringBuilder();
        for (Alarm alarm : news.raised()) {
            text.append(words.title(alarm))
                    .append(" [")
                    .append(alarm.code().word())
                    .append("]\n");
            if (alarm.why() != null) {
                text.append(reasons.apply(alarm.why())).append('\n');
            }
            text.append(words.hits(alarm))
                    .append('\n')
                    .append(words.cure(alarm))
                    .append("\n\n");
        }
        news.recovered().forEach(alarm -> text.append(words.recovered(alarm)).append("\n\n"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("From", mail.from());
        headers.put("To", mail.to());
        headers.put("Subject", encoded(subject(news)));
        headers.put(
                "Message-ID", "<" + id + "@" + mail.from().substring(mail.from().lastIndexOf('@') + 1) + ">");
        headers.put("Auto-Submitted", "auto-generated");
        return new Call.Send("MAIL", "", headers, text.toString().getBytes(StandardCharsets.UTF_8), id);
    }

    private String subject(AlarmBook.News news) {
        int more = news.raised().size() + news.recovered().size() - 1;
        String first = news.raised().isEmpty()
                ? words.recovered(news.recovered().get(0))
                : words.title(news.raised().get(0));
        String line = "Inlet: " + first.replaceAll("\\s+", " ") + (more > 0 ? " (+" + more + ")" : "");
        return line.length() > 150 ? line.substring(0, 150) : line;
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing an alarm as JSON", impossible);
        }
    }

    private static String encoded(String line) {
        try {
            return MimeUtility.encodeText(line, StandardCharsets.UTF_8.name(), null);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java has UTF-8", impossible);
        }
    }
}
