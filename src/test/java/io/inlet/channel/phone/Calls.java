package io.inlet.channel.phone;

import io.inlet.message.Content;
import io.inlet.message.Header;
import io.inlet.message.Ids;
import io.inlet.message.Lane;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mode;
import io.inlet.message.RawMessage;
import io.inlet.settings.PhoneSource;
import io.inlet.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Raw events of made-up calls. */
final class Calls {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Calls() {}

    static RawMessage generic(String json) {
        return raw("generic", "application/json", json, NOON);
    }

    static RawMessage zammad(String form) {
        return zammad(form, NOON);
    }

    static RawMessage zammad(String form, Instant at) {
        return raw("zammad-cti", "application/x-www-form-urlencoded", form, at);
    }

    static RawMessage raw(String provider, String type, String body, Instant at) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new RawMessage(
                Ids.next(),
                "phone",
                provider,
                "main",
                "phone",
                Mode.LIVE,
                Lane.NORMAL,
                "sha256:" + body.hashCode(),
                List.of(new Header("Content-Type", type)),
                type,
                bytes.length,
                at,
                Content.of(bytes));
    }

    /** A mapper that writes English, with the numbers of a book and settings of the source {@code phone}. */
    static PhoneMapper mapper(PhoneBook book, Map<String, String> settings) {
        Settings all = Settings.of(Map.of("inlet.phone.language", "en")).with(settings);
        return new PhoneMapper(name -> PhoneSource.find(all, name), book, "RU", ZoneOffset.UTC);
    }

    static CallStory story(RawMessage... told) throws MalformedMessageException {
        List<CallEvent> events = new ArrayList<>();
        for (RawMessage raw : told) {
            events.add(CallForms.find(raw.provider()).orElseThrow().read(raw));
        }
        return CallStory.of(events);
    }

    static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            List<T> rest = new ArrayList<>(all);
            T first = rest.remove(index);
            for (List<T> order : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    static <T> List<List<T>> subsets(List<T> all) {
        List<List<T>> subsets = new ArrayList<>();
        for (int bits = 1; bits < 1 << all.size(); bits++) {
            List<T> subset = new ArrayList<>();
            for (int index = 0; index < all.size(); index++) {
                if ((bits & 1 << index) != 0) {
                    subset.add(all.get(index));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }
}
