package io.inlet.channel.phone;

import io.inlet.channel.phone.CallEvent.Direction;
import io.inlet.channel.phone.CallEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What became of one call, told by its events: in the sender's own order where every event has one, else by what they mean, never by
 * when they came. Events may be repeated and absent. Seconds and texts that nobody told are null.
 *
 * @param agents who answered, in order
 */
record CallStory(
        String call,
        Ending ending,
        Direction direction,
        String from,
        String to,
        String queue,
        List<String> rung,
        List<String> agents,
        String cause,
        Long waited,
        Long talked,
        Instant at,
        CallEvent.Recording recording) {
    private static final Comparator<CallEvent> BY_SENSE =
            Comparator.comparing(CallEvent::kind).thenComparing(CallEvent::at).thenComparing(CallEvent::key);
    private static final Comparator<CallEvent> BY_SEQUENCE =
            Comparator.comparing(CallEvent::sequence).thenComparing(BY_SENSE);
    private static final String VOICEMAIL = "voicemail";
    private static final String FORWARDED = "forwarded";
    /** Nobody talked when a call ended so (names of Zammad's Generic CTI; {@code rejected} is Q.931's 21). */
    private static final Set<String> UNANSWERED =
            Set.of("busy", "cancel", "noanswer", "congestion", "notfound", "rejected");

    /** How a call ended, so far as its events tell. */
    enum Ending {
        ANSWERED,
        MISSED,
        VOICEMAIL,
        /** It went on elsewhere; whoever took it tells of it. */
        FORWARDED,
        /** It began, and nothing more is known. */
        UNFINISHED,
        /** It ended, most likely after an answer that was told before. */
        ENDED,
        /** Only that it was recorded is told. */
        RECORDED,
        /** Nothing that matters. */
        NOTHING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Tells the story of one call. */
    static CallStory of(List<CallEvent> told) {
        boolean ordered = told.stream().allMatch(event -> event.sequence() != null);
        List<CallEvent> events =
                told.stream().sorted(ordered ? BY_SEQUENCE : BY_SENSE).toList();
        List<CallEvent> answers = answers(events, ordered);
        List<String> agents = answers.stream()
                .map(CallEvent::agent)
                .filter(agent -> agent != null && !isVoicemail(agent))
                .map(Line::of)
                .distinct()
                .toList();
        return new CallStory(
                events.get(0).call(),
                ending(events, answers),
                first(events, CallEvent::direction),
                first(events, CallEvent::from),
                first(events, CallEvent::to),
                first(events, CallEvent::queue),
                events.stream()
                        .flatMap(event -> event.rung().stream())
                        .distinct()
                        .toList(),
                agents,
                last(of(events, Kind.ENDED, Kind.MISSED), CallEvent::cause),
                waited(events, answers),
                talked(events, answers),
                events.stream()
                        .map(CallEvent::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                last(events, CallEvent::recording));
    }

    /** Answers, and ends that name who answered; without those that came after the end by the sender's own order. */
    private static List<CallEvent> answers(List<CallEvent> events, boolean ordered) {
        boolean oneLeg = events.stream().allMatch(event -> event.leg() == null);
        List<CallEvent> answers = new ArrayList<>();
        for (CallEvent event : events) {
            if (event.kind() == Kind.ENDED && ordered && oneLeg && answers.isEmpty() && !tellsOfAnswer(event)) {
                return List.of();
            }
            if (event.kind() == Kind.ANSWERED || event.kind() == Kind.ENDED && tellsOfAnswer(event)) {
                answers.add(event);
            }
        }
        return answers;
    }

    private static boolean tellsOfAnswer(CallEvent end) {
        boolean talked = end.agent() != null || end.talked() != null && end.talked() > 0;
        return talked && !isUnanswered(end.cause()) && !FORWARDED.equals(end.cause());
    }

    private static Ending ending(List<CallEvent> events, List<CallEvent> answers) {
        if (!answers.isEmpty()) {
            return answers.stream().allMatch(answer -> isVoicemail(answer.agent()))
                    ? Ending.VOICEMAIL
                    : Ending.ANSWERED;
        }
        List<CallEvent> ends = of(events, Kind.ENDED);
        boolean began = !of(events, Kind.STARTED).isEmpty();
        if (!of(events, Kind.MISSED).isEmpty() || ends.stream().anyMatch(end -> isUnanswered(end.cause()))) {
            return Ending.MISSED;
        }
        if (ends.stream().anyMatch(end -> FORWARDED.equals(end.cause()))) {
            return Ending.FORWARDED;
        }
        if (!ends.isEmpty()) {
            return began ? Ending.MISSED : Ending.ENDED;
        }
        if (began) {
            return Ending.UNFINISHED;
        }
        return of(events, Kind.RECORDED).isEmpty() ? Ending.NOTHING : Ending.RECORDED;
    }

    private static Long waited(List<CallEvent> events, List<CallEvent> answers) {
        Long told = last(events, CallEvent::waited);
        List<CallEvent> starts = of(events, Kind.STARTED);
        Stream<CallEvent> until = answers.isEmpty() ? of(events, Kind.ENDED, Kind.MISSED).stream() : answers.stream();
        return told != null || starts.isEmpty() ? told : seconds(starts, until);
    }

    private static Long talked(List<CallEvent> events, List<CallEvent> answers) {
        Long told = last(events, CallEvent::talked);
        List<CallEvent> answered = answers.stream()
                .filter(answer -> answer.kind() == Kind.ANSWERED)
                .toList();
        return told != null || answered.isEmpty() ? told : seconds(answered, of(events, Kind.ENDED).stream());
    }

    /** From the first to the first; null where that is no time that can have passed, as when they came in another order. */
    private static Long seconds(List<CallEvent> from, Stream<CallEvent> to) {
        Instant begin =
                from.stream().map(CallEvent::at).min(Comparator.naturalOrder()).orElseThrow();
        return to.map(CallEvent::at)
                .min(Comparator.naturalOrder())
                .map(end -> Duration.between(begin, end).toSeconds())
                .filter(seconds -> seconds > 0)
                .orElse(null);
    }

    private static boolean isUnanswered(String cause) {
        return cause != null && UNANSWERED.contains(cause.toLowerCase(Locale.ROOT));
    }

    private static boolean isVoicemail(String agent) {
        return agent != null && agent.equalsIgnoreCase(VOICEMAIL);
    }

    private static List<CallEvent> of(List<CallEvent> events, Kind... kinds) {
        return events.stream()
                .filter(event -> List.of(kinds).contains(event.kind()))
                .toList();
    }

    private static <T> T first(List<CallEvent> events, Function<CallEvent, T> part) {
        return events.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static <T> T last(List<CallEvent> events, Function<CallEvent, T> part) {
        return events.stream()
                .map(part)
                .filter(Objects::nonNull)
                .reduce((one, two) -> two)
                .orElse(null);
    }

    boolean isOutgoing() {
        return direction == Direction.OUT;
    }

    /** Whose number the customer has, as it was sent. */
    String customer() {
        return isOutgoing() ? to : from;
    }

    /** Our end of the call, as it was sent. */
    String ours() {
        return isOutgoing() ? from : to;
    }
}
