package io.inlet.pipeline.spool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inlet.message.Arrival;
import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Lane;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything of a spooled arrival but its bytes, as one line of JSON. Moments are ISO 8601. A waiting caller has had its answer. */
record SpoolHeader(
        int format,
        String spooledAt,
        UUID id,
        String channel,
        String provider,
        String brand,
        String inbox,
        Mode mode,
        Lane lane,
        String sourceKey,
        List<Field> headers,
        String mediaType,
        String receivedAt,
        String groupKey,
        String dueAt,
        String most,
        boolean hurry,
        boolean joins) {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    record Field(String name, String value) {}

    static SpoolHeader of(Arrival arrival, Instant now) {
        RawMessage raw = arrival.raw();
        return new SpoolHeader(
                FORMAT,
                now.toString(),
                raw.id(),
                raw.channel(),
                raw.provider(),
                raw.brand(),
                raw.inbox(),
                raw.mode(),
                raw.lane(),
                raw.sourceKey(),
                raw.headers().stream()
                        .map(header -> new Field(header.name(), header.value()))
                        .toList(),
                raw.mediaType(),
                raw.receivedAt().toString(),
                arrival.groupKey(),
                arrival.dueAt() == null ? null : arrival.dueAt().toString(),
                arrival.most() == null ? null : arrival.most().toString(),
                arrival.hurry(),
                arrival.joins());
    }

    byte[] line() {
        try {
            return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing a spool header of plain values", impossible);
        }
    }

    /** @throws DamagedException when this is no header that we wrote */
    static SpoolHeader read(byte[] line) throws DamagedException {
        try {
            SpoolHeader header = JSON.readValue(line, SpoolHeader.class);
            if (header.format != FORMAT) {
                throw new DamagedException("its format is " + header.format + ", this program writes " + FORMAT);
            }
            header.checked();
            return header;
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof DamagedException damaged
                    ? damaged
                    : new DamagedException("its header cannot be read ("
                            + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private void checked() {
        raw(Content.of(new byte[0]), 0);
        Instant.parse(spooledAt);
    }

    RawMessage raw(Content content, long size) {
        return new RawMessage(
                id,
                channel,
                provider,
                brand,
                inbox,
                mode,
                lane,
                sourceKey,
                headers.stream()
                        .map(field -> new Header(field.name(), field.value()))
                        .toList(),
                mediaType,
                size,
                Instant.parse(receivedAt),
                content);
    }

    /** With its due time put off by as long as it lay here: what belongs to it lay here too. */
    Arrival arrival(RawMessage raw, Instant now) {
        Instant due = dueAt == null ? null : now.plus(Duration.between(Instant.parse(spooledAt), Instant.parse(dueAt)));
        Duration longest = most == null ? null : Duration.parse(most);
        return new Arrival(raw, null, groupKey, due, longest, hurry, joins, null);
    }
}
