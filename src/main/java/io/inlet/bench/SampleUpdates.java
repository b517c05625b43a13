package io.inlet.bench;

import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Updates as Telegram posts them, each of another person. */
final class SampleUpdates {
    private int given;

    List<byte[]> next(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> update(++given).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** What the gateway makes of such updates, for capture without a gateway. */
    List<Arrival> arrivals(int number) {
        return next(number).stream().map(this::arrival).toList();
    }

    private Arrival arrival(byte[] update) {
        Instant now = Instant.now();
        RawMessage raw = new RawMessage(
                Ids.next(),
                "telegram",
                null,
                "main",
                "telegram",
                Mode.LIVE,
                Lane.FAST,
                "7000000:" + given + ":direct:" + Ids.next(),
                List.of(new Header("InletUpdate", String.valueOf(given))),
                "application/json",
                update.length,
                now,
                Content.of(update));
        return Arrival.of(raw).grouped("chat " + Ids.next(), now.plusSeconds(6)).within(Duration.ofSeconds(30));
    }

    private static String update(int number) {
        long person = 100_000_000L + number;
        return """
                {"update_id": %1$d, "message": {"message_id": %1$d, "from": {"id": %2$d, "is_bot": false, "first_name": "Анна", \
                "last_name": "Кузнецова", "username": "anna%2$d", "language_code": "ru"}, "chat": {"id": %2$d, \
                "first_name": "Анна", "last_name": "Кузнецова", "username": "anna%2$d", "type": "private"}, \
                "date": 1795334400, "text": "Здравствуйте! На втором этаже не печатает принтер, лампа красная. Посмотрите?"}}
                """.formatted(number, person);
    }
}
