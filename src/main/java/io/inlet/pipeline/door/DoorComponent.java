package io.inlet.pipeline.door;

import io.inlet.settings.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code door:web?path=/in/web/{form}&methods=POST&limit=30MB&headers=host}: requests to one path of the {@link HttpDoor}, which stands in
 * the registry. The name is the channel. The exchange's body is the {@link io.inlet.pipeline.DoorRequest}, its out body must be the {@link
 * io.inlet.pipeline.DoorAnswer}; nothing of the request ever becomes a Camel header.
 */
public final class DoorComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String path = getAndRemoveParameter(parameters, "path", String.class);
        if (path == null) {
            throw new IllegalArgumentException("door:" + remaining + " names no path, such as /in/web/{form}");
        }
        HttpDoor door = CamelContextHelper.findSingleByType(getCamelContext(), HttpDoor.class);
        if (door == null) {
            throw new IllegalStateException("door:" + remaining + " needs an HttpDoor in the registry");
        }
        String limit = getAndRemoveParameter(parameters, "limit", String.class);
        Entrance entrance = new Entrance(
                remaining,
                new PathPattern(path),
                words(getAndRemoveParameter(parameters, "methods", String.class, "POST")
                        .toUpperCase(Locale.ROOT)),
                limit == null ? door.options().limit() : Size.parse(limit).bytes(),
                words(getAndRemoveParameter(parameters, "headers", String.class, "")
                        .toLowerCase(Locale.ROOT)));
        return new DoorEndpoint(uri, this, door, entrance);
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
