package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.PrivateAddress;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;

/**
 * Carries calls through the Kamelet of the target's type, {@code webhook-sink}: one endpoint, one client and one connection pool a target.
 * The exchange is new for each call, so nothing of a message is in its headers but what the adapter put there.
 */
public final class KameletTransport implements Transport {
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private CamelContext context;
    private ProducerTemplate template;

    /** Called once, before the first call. */
    void attach(CamelContext camel) {
        context = camel;
        template = camel.createProducerTemplate();
    }

    /** A route that is made from a Kamelet while Camel itself still starts would never be started. */
    boolean ready() {
        return context.isStarted();
    }

    /** Why this target can be told nothing whatever comes; empty where nothing is known against it. */
    Optional<String> obstacle(TargetConfig target) {
        try {
            endpoint(target);
        } catch (ResolveEndpointFailedException | IllegalArgumentException wrong) {
            return Optional.of("connectors/" + target.type() + "-sink.kamelet.yaml cannot be used for it");
        }
        try {
            boolean inside = Arrays.stream(InetAddress.getAllByName(target.url().getHost()))
                    .allMatch(PrivateAddress::is);
            return inside && !target.allowPrivate() ? Optional.of(TargetClient.LEADS_INSIDE) : Optional.empty();
        } catch (UnknownHostException perhapsOnlyNow) {
            return Optional.empty();
        }
    }

    @Override
    public Answer send(Call.Send call, TargetConfig target) {
        Exchange exchange = endpoint(target).createExchange(ExchangePattern.InOut);
        call.headers().forEach(exchange.getIn()::setHeader);
        exchange.getIn().setHeader(Exchange.HTTP_METHOD, call.method());
        if (!call.path().isEmpty()) {
            exchange.getIn().setHeader(Exchange.HTTP_PATH, call.path());
        }
        exchange.getIn().setBody(call.body());
        Exchange done = template.send(endpoint(target), exchange);
        return done.getException() == null ? received(done) : lost(done.getException());
    }

    private static Answer received(Exchange done) {
        Integer status = done.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status == null) {
            throw new IllegalStateException("the connector gave no answer and no error");
        }
        String retryAfter = done.getMessage().getHeader("Retry-After", String.class);
        byte[] body = done.getMessage().getBody(byte[].class);
        return new Answer.Received(
                status,
                retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter),
                body == null ? new byte[0] : body);
    }

    /** What the network does is an answer; anything else is a fault of ours. */
    private static Answer lost(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSentException notSent) {
                return new Answer.Lost(false, notSent.getMessage());
            }
            if (cause instanceof IOException) {
                return new Answer.Lost(true, TargetClient.describe(cause));
            }
        }
        throw new IllegalStateException("a call ended in " + failure.getClass().getName(), failure);
    }

    private Endpoint endpoint(TargetConfig target) {
        return endpoints.computeIfAbsent(target.name(), name -> {
            String client = "target-" + name;
            context.getRegistry().bind(client, new TargetClient(target));
            return context.getEndpoint("kamelet:" + target.type() + "-sink/" + client
                    + "?noErrorHandler=true&url=RAW(" + target.url() + ")"
                    + "&client=" + client
                    + "&connectTimeout=" + target.connectTimeout().toMillis()
                    + "&responseTimeout=" + target.responseTimeout().toMillis()
                    + "&connections=" + target.inFlight());
        });
    }
}
