package io.inlet.pipeline.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All entrances of the door. Thread-safe. */
final class Places {
    private final List<Place> places = new ArrayList<>();

    /** What a path leads to. {@code place} is null when the path exists but not for this method. */
    record Found(Place place, Map<String, String> parameters, String allow) {}

    /**
     * A route begins to stand behind an entrance.
     *
     * @throws IllegalStateException when another route stands there
     */
    synchronized Place open(Entrance entrance, Visitor visitor) {
        places.removeIf(place -> !place.isOpen()
                && place.entrance().collidesWith(entrance)
                && !place.entrance().sameAs(entrance));
        for (Place place : places) {
            if (place.isOpen() && place.entrance().collidesWith(entrance)) {
                throw new IllegalStateException("opening " + entrance + ": another route already takes "
                        + place.entrance() + "; give one of them another path or method");
            }
        }
        Place place = places.stream()
                .filter(known -> known.entrance().sameAs(entrance))
                .findFirst()
                .orElseGet(() -> {
                    Place added = new Place(entrance);
                    places.add(added);
                    // literal segments come before {parameters}
                    places.sort(Comparator.comparing(
                            known -> known.entrance().path().shape()));
                    return added;
                });
        place.open(entrance, visitor);
        return place;
    }

    /** Where a request belongs; empty when there is no such path. */
    synchronized Optional<Found> find(String method, String path) {
        places.removeIf(Place::forgotten);
        TreeSet<String> allow = new TreeSet<>();
        String shape = null;
        for (Place place : places) {
            Entrance entrance = place.entrance();
            Optional<Map<String, String>> parameters = entrance.path().match(path);
            if (parameters.isEmpty()
                    || shape != null && !shape.equals(entrance.path().shape())) {
                continue;
            }
            if (entrance.takes(method)) {
                return Optional.of(new Found(place, parameters.get(), null));
            }
            shape = entrance.path().shape();
            allow.addAll(entrance.methods());
        }
        if (allow.contains("GET")) {
            allow.add("HEAD");
        }
        return shape == null ? Optional.empty() : Optional.of(new Found(null, Map.of(), String.join(", ", allow)));
    }
}
