package io.inlet.pipeline.outbox;

import io.inlet.dispatch.Answer;
import io.inlet.dispatch.Call;
import io.inlet.dispatch.PrivateAddress;
import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries calls through the Kamelet of the target's type, such as {@code webhook-sink}: one endpoint, one client and one connection pool a
 * target. The exchange is new for each call, so nothing of a message is in its headers but what the adapter put there.
 */
public final class KameletTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(KameletTransport.class);
    /** What adapters read of an answer. */
    private static final List<String> HEADERS = List.of("Retry-After", "Location");

    private static final String MAIL = "email";
    private static final String BOT = "telegram";

    private final MailPost mail;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private CamelContext context;
    private ProducerTemplate template;

    /** Without a way to send mail. */
    public KameletTransport() {
        this(Map.of(), Clock.systemUTC());
    }

    /** @param accounts of the targets that send mail, by name */
    public KameletTransport(Map<String, SmtpAccount> accounts, Clock clock) {
        this.mail = new MailPost(accounts, clock);
    }

    /** Called once, before the first call. */
    void attach(CamelContext camel) {
        context = camel;
        template = camel.createProducerTemplate();
        mail.attach(camel, template);
    }

    /** A route that is made from a Kamelet while Camel itself still starts would never be started. */
    boolean ready() {
        return context.isStarted();
    }

    /** Why this target can be told nothing whatever comes; empty where nothing is known against it. */
    Optional<String> obstacle(TargetConfig target) {
        if (target.type().equals(MAIL)) {
            return mail.obstacle(target);
        }
        try {
            endpoint(target);
        } catch (ResolveEndpointFailedException | IllegalArgumentException wrong) {
            LOG.warn("Making the connector of target {}", target.name(), wrong);
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
        if (target.type().equals(MAIL)) {
            return mail.send(call, target);
        }
        Exchange exchange = endpoint(target).createExchange(ExchangePattern.InOut);
        call.headers().forEach(exchange.getIn()::setHeader);
        exchange.getIn().setHeader(Exchange.HTTP_METHOD, call.method());
        String path = path(call, target);
        if (!path.isEmpty()) {
            exchange.getIn().setHeader(Exchange.HTTP_PATH, path);
        }
        if (!call.query().isEmpty()) {
            exchange.getIn().setHeader("CamelHttpRawQuery", query(call.query()));
        }
        if (call.body().length() > 0) {
            exchange.getIn().setBody(new CallEntity(call.body(), call.headers().get(Exchange.CONTENT_TYPE)));
        }
        Exchange done = template.send(endpoint(target), exchange);
        return done.getException() == null ? received(done) : lost(done.getException(), target);
    }

    /** The Bot API takes its token in the path (core.telegram.org/bots/api, Making requests); it gets there as late as can be. */
    private static String path(Call.Send call, TargetConfig target) {
        return target.type().equals(BOT) ? "/bot" + target.secret().reveal() + call.path() : call.path();
    }

    /** Names and values with every character escaped that could end them. */
    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Answer received(Exchange done) {
        Integer status = done.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (status == null) {
            throw new IllegalStateException("the connector gave no answer and no error");
        }
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            String value = done.getMessage().getHeader(name, String.class);
            if (value != null) {
                headers.put(name, value);
            }
        }
        byte[] body = done.getMessage().getBody(byte[].class);
        return new Answer.Received(status, headers, body == null ? new byte[0] : body);
    }

    /** What the network does is an answer; anything else is a fault of ours. */
    private static Answer lost(Exception failure, TargetConfig target) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSentException notSent) {
                return new Answer.Lost(false, notSent.getMessage());
            }
            if (cause instanceof IOException) {
                return new Answer.Lost(true, TargetClient.describe(cause));
            }
        }
        // Camel's text names the whole URL, and in that of a bot stands its token
        throw new IllegalStateException(
                "a call ended in " + failure.getClass().getName(), target.type().equals(BOT) ? null : failure);
    }

    private Endpoint endpoint(TargetConfig target) {
        return endpoints.computeIfAbsent(target.name(), name -> {
            String client = "target-" + name;
            Sinks.bind(context, client, new TargetClient(target));
            return Sinks.endpoint(
                    context,
                    "kamelet:" + target.type() + "-sink/" + client
                            + "?noErrorHandler=true&url=RAW(" + target.url() + ")"
                            + "&client=" + client
                            + "&connectTimeout=" + target.connectTimeout().toMillis()
                            + "&responseTimeout=" + target.responseTimeout().toMillis()
                            + "&connections=" + target.inFlight());
        });
    }
}
