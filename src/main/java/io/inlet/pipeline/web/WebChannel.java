package io.inlet.pipeline.web;

import io.inlet.channel.web.FormTokens;
import io.inlet.channel.web.Forms;
import io.inlet.settings.HttpSettings;
import io.inlet.settings.Inboxes;
import io.inlet.settings.LineSettings;
import io.inlet.settings.Settings;
import io.inlet.ticket.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The parts of the web channel that stand behind the door, made for each other. Beans: {@code webPage} and {@code receipts}; the reception
 * goes to admit.
 */
public record WebChannel(FormReception reception, WebPage page, Receipts receipts) {
    /**
     * Puts the channel together.
     *
     * @param key at least 16 secret bytes, kept over restarts and the same on every machine of one installation
     * @param outcomes what became of a captured row; empty while it is pending
     */
    public static WebChannel of(
            Forms forms, Settings settings, byte[] key, Function<UUID, Optional<List<Outcome>>> outcomes, Clock clock) {
        FormTokens tokens = new FormTokens(key);
        ReceiptIds receiptIds = new ReceiptIds(key);
        FormView view = new FormView();
        FormReception reception = new FormReception(
                forms,
                Inboxes.of(settings),
                tokens,
                new FormAnswers(view, receiptIds),
                new Origins(settings.find(HttpSettings.PUBLIC_URL).orElse(null)),
                settings.get(LineSettings.COUNTRY),
                settings.get(HttpSettings.ANSWER_DEADLINE),
                clock);
        return new WebChannel(
                reception, new WebPage(forms, tokens, view, clock), new Receipts(receiptIds, outcomes, forms, view));
    }
}
