package io.inlet.channel.phone;

import io.inlet.channel.ChannelMapper;
import io.inlet.message.Automation;
import io.inlet.message.InboundMessage;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.Party;
import io.inlet.message.RawMessage;
import io.inlet.message.ThreadHint;
import io.inlet.message.Trust;
import io.inlet.settings.PhoneSettings.Answered;
import io.inlet.settings.PhoneSource;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes one message of the events of one call, or none: the rows of a group tell one story, in whatever order they came. */
public final class PhoneMapper implements ChannelMapper {
    private static final String LANGUAGE = "ru";

    private final Function<String, Optional<PhoneSource>> sources;
    private final PhoneBook book;
    private final String country;
    private final ZoneId zone;

    /**
     * A mapper.
     *
     * @param sources what was set for a source, by the name of its inbox
     * @param country whose national numbers are meant (ISO 3166-1)
     * @param zone in which tickets say when a call was
     */
    public PhoneMapper(Function<String, Optional<PhoneSource>> sources, PhoneBook book, String country, ZoneId zone) {
        this.sources = sources;
        this.book = book;
        this.country = country;
        this.zone = zone;
    }

    @Override
    public String channel() {
        return "phone";
    }

    @Override
    public Mapped map(List<RawMessage> group) throws MalformedMessageException {
        RawMessage first = group.get(0);
        List<CallEvent> events = new ArrayList<>();
        for (RawMessage raw : group) {
            events.add(form(raw).read(raw));
        }
        CallStory story = CallStory.of(events);
        PhoneBook.Entry numbers = book.of(first.inbox());
        CallNumber customer = CallNumber.of(story.customer(), country, numbers);
        Optional<PhoneSource> source = sources.apply(first.inbox());
        Answered answered = source.map(PhoneSource::answered).orElse(Answered.OPEN);
        Optional<ThreadHint> thread = !story.isOutgoing() && numbers.isBlocked(story.from())
                ? Optional.empty()
                : CallThread.of(story, customer, answered);
        if (thread.isEmpty()) {
            return new Mapped(
                    List.of(),
                    List.of(Map.of(
                            "call", story.call(), "ending", story.ending().word())));
        }
        String language = source.map(PhoneSource::language).orElse(LANGUAGE);
        Instant receivedAt = group.stream()
                .map(RawMessage::receivedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        // what is told of a call later is a message of its own: named by its rows, in whatever order these came
        String rows = group.stream()
                .map(RawMessage::sourceKey)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        String key = "phone:" + first.inbox() + ":" + story.call() + ":" + rows;
        return Mapped.of(message(first.inbox(), key, story, customer, thread.get(), language, receivedAt));
    }

    private InboundMessage message(
            String inbox,
            String key,
            CallStory story,
            CallNumber customer,
            ThreadHint thread,
            String language,
            Instant receivedAt) {
        CallText words = new CallText(story, customer, language, zone);
        String text = words.text();
        String id = story.call() + "/" + story.ending().word();
        return new InboundMessage(
                key,
                id,
                channel(),
                inbox,
                new Party(null, null, customer.number(), null, null),
                List.of(),
                words.subject(),
                text,
                text,
                null,
                language,
                List.of(),
                thread,
                Automation.NONE,
                customer.number() == null ? Trust.NONE : new Trust("phone", List.of()),
                story.at(),
                receivedAt,
                words.fields());
    }

    private static CallForm form(RawMessage raw) throws MalformedMessageException {
        return Optional.ofNullable(raw.provider())
                .flatMap(CallForms::find)
                .orElseThrow(() -> new MalformedMessageException(
                        "a call event comes from the provider generic or zammad-cti, not from "
                                + (raw.provider() == null ? "nobody in particular" : raw.provider())));
    }
}
