package io.inlet.pipeline.outbox;

import io.inlet.dispatch.TargetConfig;
import io.inlet.dispatch.reply.BotOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * What a call to a target may do: one try and no more, no redirect, no cookie, a deadline over the whole of it (a response time-out alone
 * would let a trickling answer last for ever), an answer of bounded size, and a word on whether anything was sent when it fails.
 */
final class TargetClient extends ServiceSupport implements HttpClientConfigurer {
    static final String LEADS_INSIDE = "its url leads into a private network; a public address, or allow-private: true";
    private static final int DETAIL_LENGTH = 200;

    private final TargetConfig target;
    private ScheduledExecutorService alarms;

    TargetClient(TargetConfig target) {
        this.target = target;
    }

    @Override
    protected void doStart() {
        alarms = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "outbox-" + target.name() + "-deadlines");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    protected void doStop() {
        alarms.shutdownNow();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setRequestExecutor(new WatchedExecutor(target.allowPrivate()))
                .addExecInterceptorFirst("bounds", this::bounded);
        if (target.options() instanceof BotOptions bot && bot.proxy() != null) {
            builder.setProxy(new HttpHost(
                    bot.proxy().getScheme(), bot.proxy().getHost(), bot.proxy().getPort()));
        }
    }

    /** What went wrong in a line for operators. The url of a target holds no secret, and texts of the network no message. */
    static String describe(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String line = text.replaceAll("[\\p{Cc}\\s]+", " ");
        return line.substring(0, Math.min(DETAIL_LENGTH, line.length()));
    }

    private ClassicHttpResponse bounded(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException {
        Future<?> alarm = alarms.schedule(
                () -> ((Cancellable) scope.originalRequest).cancel(),
                target.callTime().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return cut(chain.proceed(request, scope), scope);
        } catch (IOException | HttpException | RuntimeException failure) {
            throw WatchedExecutor.begun(scope.clientContext)
                    ? new IOException(describe(failure), failure)
                    : new NotSentException(describe(failure), failure);
        } finally {
            alarm.cancel(false);
        }
    }

    /** Reads the answer here, under the deadline; of a long one the beginning. */
    private ClassicHttpResponse cut(ClassicHttpResponse response, ExecChain.Scope scope) throws IOException {
        response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
        if (response.getEntity() == null) {
            return response;
        }
        int limit = target.options().answerLimit();
        byte[] bytes;
        try (InputStream body = response.getEntity().getContent()) {
            bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                scope.execRuntime.discardEndpoint();
                bytes = Arrays.copyOf(bytes, limit);
            }
        }
        response.setEntity(new ByteArrayEntity(bytes, null));
        return response;
    }
}
