// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import java.util.Map;
import java.util.function.Supplier;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.sealing.References;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.Headers;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what takes webhooks in. */
@WhenRole(Role.HANDS)
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class VendorsConfiguration {

    @Bean(destroyMethod = "close")
    AcknowledgedProducer vendorProducer(
            WebhookSettings settings, @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return new AcknowledgedProducer("/gangway/vendors", settings.acknowledged(), client);
    }

    @Bean
    Reports vendorReports(References references, AcknowledgedProducer vendorProducer, TopicNames names) {
        String replies = names.physical("replies");
        return new Reports(
                references,
                (conversation, id, reply) ->
                        vendorProducer.put(replies, conversation, id, Headers.STEP_REPLIED, reply));
    }
}
