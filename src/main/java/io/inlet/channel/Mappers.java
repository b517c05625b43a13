package io.inlet.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mappers of the channels that this program speaks, by the channel's noun. Immutable. */
public final class Mappers {
    private final Map<String, ChannelMapper> byChannel = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two mappers claim one channel */
    public Mappers(List<ChannelMapper> mappers) {
        for (ChannelMapper mapper : mappers) {
            if (byChannel.put(mapper.channel(), mapper) != null) {
                throw new IllegalArgumentException("two mappers claim the channel " + mapper.channel());
            }
        }
    }

    public Optional<ChannelMapper> find(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /** The nouns, in the order in which the mappers were given. */
    public Set<String> channels() {
        return byChannel.keySet();
    }
}
