package io.inlet.pipeline;

import io.inlet.channel.ChannelMapper;
import io.inlet.channel.Mappers;
import io.inlet.failpoint.Failpoint;
import io.inlet.message.Group;
import io.inlet.message.MalformedMessageException;
import io.inlet.message.Mapped;
import io.inlet.message.RawMessage;
import io.inlet.ticket.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Turns the bytes of a group into messages of the one model. Large bytes lie in a file meanwhile, deleted when the exchange ends. */
public final class Normalise {
    private final Mappers mappers;
    private final Workbench workbench;
    private final Masking masking;

    public Normalise(Mappers mappers, Workbench workbench, Masking masking) {
        this.mappers = mappers;
        this.workbench = workbench;
        this.masking = masking;
    }

    public Work normalise(Exchange exchange) throws IOException, MalformedMessageException {
        Message message = exchange.getMessage();
        Group group = message.getBody(Group.class);
        RawMessage first = group.first();
        Failpoint.AFTER_CLAIM.reach(first.inbox());
        ChannelMapper mapper = mappers.find(first.channel())
                .orElseThrow(
                        () -> new MalformedMessageException("no mapper understands the channel " + first.channel()));
        List<RawMessage> copies = new ArrayList<>();
        for (RawMessage raw : group.messages()) {
            copies.add(workbench.copy(raw, exchange));
        }
        Mapped mapped = mapper.map(copies);
        Failpoint.AFTER_NORMALISE.reach(first.inbox());
        return Work.of(
                group,
                mapped.messages().stream()
                        .map(each -> new Context(first, masking.mask(each), Optional.empty(), Map.of(), List.of()))
                        .toList());
    }
}
