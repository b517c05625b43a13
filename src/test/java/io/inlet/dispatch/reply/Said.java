package io.inlet.dispatch.reply;

import io.inlet.dispatch.Delivery;
import io.inlet.dispatch.DeliveryState;
import io.inlet.dispatch.Operation;
import io.inlet.dispatch.Samples;
import io.inlet.dispatch.TargetConfig;
import io.inlet.message.Automation;
import io.inlet.message.Party;
import io.inlet.message.Recipient;
import io.inlet.message.Trust;
import io.inlet.settings.Settings;
import io.inlet.ticket.Article;
import io.inlet.ticket.Direction;
import io.inlet.ticket.Ticket;
import io.inlet.ticket.TicketTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Outgoing articles on their way, for tests. */
final class Said {
    static final UUID ARTICLE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final ReplyTargets TARGETS = ReplyTargets.of(Settings.of(Map.of(
            "inlet.reply.email.enabled", "true",
            "inlet.reply.email.host", "localhost",
            "inlet.reply.email.from", "support@example.org",
            "inlet.reply.email.name", "Поддержка",
            "inlet.reply.telegram.enabled", "true",
            "inlet.telegram.token", "123456789:AAtestTESTtestTESTtestTESTtestTEST")));

    static final TicketTokens TOKENS = new TicketTokens(new byte[16]);
    static final Ticket TICKET = Samples.ticket(UUID.randomUUID(), null);

    private Said() {}

    static DeliveryState state(String target, String kind, boolean uncertain, Instant queued, Article article) {
        TargetConfig config = TARGETS.all().stream()
                .filter(any -> any.name().equals(target))
                .findFirst()
                .orElseThrow();
        Delivery delivery = new Delivery(
                UUID.randomUUID(),
                target,
                Operation.REPLY,
                UUID.randomUUID(),
                ARTICLE,
                1,
                uncertain,
                null,
                queued,
                null);
        return new DeliveryState(delivery, config, TICKET, article, null, null, null, null, NOW);
    }

    static DeliveryState mail(String kind, boolean uncertain) {
        return state("reply-email", kind, uncertain, NOW, mailTo("anna@example.net", "Анна", "Тема", kind));
    }

    static DeliveryState chat(String kind, boolean uncertain, String text) {
        return chat("-1007", kind, uncertain, text);
    }

    static DeliveryState chat(String chat, String kind, boolean uncertain, String text) {
        return state(
                "reply-telegram",
                kind,
                uncertain,
                NOW,
                article(
                        "telegram",
                        List.of(),
                        "",
                        text,
                        Map.of("notice", kind, "chat", chat, "reply-to", chat + "/12")));
    }

    static DeliveryState chatOf(String chat) {
        return state(
                "reply-telegram",
                "answer",
                false,
                NOW,
                article("telegram", List.of(), "", "Да", Map.of("notice", "answer", "chat", chat)));
    }

    static Article mailTo(String address, String name, String subject, String kind) {
        return article(
                "email",
                List.of(new Recipient("to", name, address)),
                subject,
                "Добрый день",
                Map.of("notice", kind, "reply-to", "1@example.net"));
    }

    private static Article article(
            String channel, List<Recipient> to, String subject, String text, Map<String, String> fields) {
        return new Article(
                ARTICLE,
                UUID.randomUUID(),
                null,
                Direction.OUT,
                channel,
                List.of(channel),
                "out:1",
                Party.UNKNOWN,
                to,
                subject,
                text,
                text,
                null,
                "ru",
                List.of(),
                Automation.NONE,
                Trust.NONE,
                fields,
                null,
                NOW);
    }
}
