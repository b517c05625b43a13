package io.inlet.pipeline.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inlet.message.Arrival;
import io.inlet.message.Mode;
import io.inlet.pipeline.Valves;
import io.inlet.pipeline.WatchedInbox;
import io.inlet.pipeline.oauth.OauthLogins;
import io.inlet.pipeline.vital.Vital;
import io.inlet.pipeline.vital.Vitals;
import io.inlet.settings.Inboxes;
import io.inlet.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped route and Kamelet. */
public class EmailRouteIT {
    private final MailHost host = MailHost.imap();
    private final WatchedInbox inbox = new WatchedInbox();
    private final Vitals vitals = new Vitals();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @TempDir
    Path data;

    @BeforeEach
    void aMail() {
        host.putMail("one");
    }

    @AfterEach
    void stop() {
        context.stop();
        host.close();
    }

    @Test
    void capturesIntoTheInboxOfTheSettingsAndMoves() throws Exception {
        start(Map.of(
                "inlet.email.enabled", "true",
                "inlet.email.done-folder", "Q & A + 1",
                "inlet.email.inbox", "support",
                "inlet.inbox.support.brand", "acme",
                "inlet.inbox.support.mode", "sandbox"));

        await().untilAsserted(() -> assertThat(host.subjects("Q & A + 1")).containsExactly("one"));

        assertThat(inbox.kept).singleElement().satisfies(mail -> {
            assertThat(mail.raw().inbox()).isEqualTo("support");
            assertThat(mail.raw().brand()).isEqualTo("acme");
            assertThat(mail.raw().mode()).isEqualTo(Mode.SANDBOX);
        });
        assertThat(vitals.all()).extracting(Vital::name).containsExactly("mailbox:email");
        assertThat(data.resolve("spill/mailbox-email")).isEmptyDirectory();
        assertThat(context.getEndpoints().toString()).doesNotContain(MailHost.PASSWORD);
    }

    @Test
    void needsNoSettingWhileItIsSwitchedOff() throws Exception {
        start(Map.of());

        assertThat(vitals.all()).isEmpty();
        assertThat(context.getRoutes()).extracting(route -> route.getRouteId()).containsExactly("capture");
    }

    @Test
    void theKameletNeedsOnlyWhatItRequires() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mailbox-source?name=sales&host=127.0.0.1&user=desk&passwordSetting=inlet.email.password"
                                + "&security=none&port=" + host.imapPort())
                        .routeId("email-sales")
                        .to("direct:capture");
            }
        });
        start(Map.of());

        await().until(() -> inbox.kept.size() == 1);
        assertThat(vitals.all()).extracting(Vital::name).containsExactly("mailbox:sales");
    }

    public void capture(Exchange exchange) throws Exception {
        inbox.capture(exchange.getIn().getBody(Arrival.class));
    }

    private void start(Map<String, String> written) throws Exception {
        Map<String, String> all = new TreeMap<>(Map.of(
                "inlet.data",
                data.toString(),
                "inlet.email.host",
                "127.0.0.1",
                "inlet.email.port",
                Integer.toString(host.imapPort()),
                "inlet.email.security",
                "none",
                "inlet.email.user",
                MailHost.USER,
                "inlet.email.password",
                MailHost.PASSWORD,
                "inlet.email.interval",
                "50ms"));
        all.putAll(written);
        Settings settings = Settings.of(all);
        context.getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return "settings";
            }

            @Override
            public String getProperty(String key) {
                return settings.placeholder(key).orElse(null);
            }
        });
        context.addComponent(
                "mailbox",
                new MailboxComponent(
                        inbox,
                        Inboxes.of(settings),
                        new OauthLogins(settings, data, Clock.systemUTC()),
                        vitals,
                        Valves.open(),
                        Clock.systemUTC()));
        for (String file : List.of(
                "connectors/mailbox-source.kamelet.yaml", "routes/errors.camel.yaml", "routes/email.camel.yaml")) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveResource(context, "file:" + file));
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:capture").routeId("capture").bean(EmailRouteIT.this, "capture");
            }
        });
        context.start();
    }
}
