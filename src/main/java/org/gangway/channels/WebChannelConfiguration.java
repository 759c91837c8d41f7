// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.biometrics.StreamedLiveness;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.Keystore;
import org.gangway.tracing.Traces;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the web channel together. */
@WhenRole(Role.CHANNELS)
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebChannelSettings.class)
class WebChannelConfiguration {

    private static final List<String> THROTTLED = List.of(
            "/api/conversations",
            "/api/liveness/*",
            "/api/messages",
            "/api/photos",
            "/api/seen",
            "/api/stream",
            "/api/attachments/*",
            "/certificates/*");

    @Bean
    Pseudonyms pseudonyms(Keystore keystore) {
        return new Pseudonyms(() -> keystore.secret("pseudonym"));
    }

    @Bean
    Visitors webVisitors(Pseudonyms pseudonyms, Keystore keystore, WebChannelSettings settings) {
        ConversationTokens tokens = new ConversationTokens(
                () -> keystore.secret("conversation-token"), settings.cookieAge(), InstantSource.system());
        return new Visitors(pseudonyms, tokens, settings.cookieAge());
    }

    /** Behind the doors, so that a refusal has the same headers as every other answer. */
    @Bean
    FilterRegistrationBean<Throttle> webThrottle(Visitors visitors, WebChannelSettings settings, MeterRegistry meters) {
        FilterRegistrationBean<Throttle> throttle =
                new FilterRegistrationBean<>(new Throttle(visitors, settings.limits(), meters));
        throttle.setUrlPatterns(THROTTLED);
        return throttle;
    }

    @Bean
    FilterRegistrationBean<LivePage> livePage(Optional<StreamedLiveness> engine) {
        FilterRegistrationBean<LivePage> page = new FilterRegistrationBean<>(new LivePage(engine));
        page.setUrlPatterns(List.of("/live/*"));
        return page;
    }

    /** Under the key of cookies, but nothing that one signs means anything to the other. */
    @Bean
    LivenessTickets livenessTickets(Keystore keystore) {
        return new LivenessTickets(() -> keystore.secret("conversation-token"));
    }

    @Bean
    KafkaInbox webInbox(
            WebChannelSettings settings,
            @Qualifier("kafkaClient") Supplier<Map<String, Object>> client,
            TopicNames names) {
        return new KafkaInbox(
                names.physical("chat.received"),
                new AcknowledgedProducer("/gangway/channels/web", settings.acknowledged(), client));
    }

    @Bean
    Doorway webDoorway(DoorKeys keys, Inbox inbox) {
        return new Doorway(keys, inbox);
    }

    @Bean
    Unsealing webUnsealing(ChannelKeys keys) {
        return new Unsealing(keys);
    }

    @Bean
    LiveStreams liveStreams(WebChannelSettings settings, MeterRegistry meters) {
        return new LiveStreams(
                settings.connectionsEach(), settings.connectionsAddress(), settings.connections(), meters);
    }

    @Bean(initMethod = "start")
    KafkaOutgoing webOutgoing(
            WebChannelSettings settings,
            @Qualifier("kafkaClient") Supplier<Map<String, Object>> client,
            TopicNames names,
            LiveStreams live,
            Traces traces) {
        DeliverySpans spans = new DeliverySpans(traces);
        return new KafkaOutgoing(names.physical("chat.outgoing"), settings.replay(), client, (said, headers) -> {
            if (live.deliver(said)) {
                spans.delivered(said, headers);
            }
        });
    }

    /** A photo that is too large is read to its end and thrown away, or the browser would not hear why. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webPatience(WebChannelSettings settings) {
        return factory -> factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxSwallowSize(2 * settings.photoBytes());
            }
        });
    }
}
