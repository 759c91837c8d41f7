// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.screening.Watchlists;
import org.gangway.sealing.Keystore;
import org.gangway.wire.TopicNames;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Screens the bank's customers again, in processes with the role for it. */
@WhenRole(Role.RESCREENING)
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RescreeningSettings.class)
@ConditionalOnProperty(name = "gangway.screening.rescreening.enabled", matchIfMissing = true)
class RescreeningConfiguration {

    @Bean
    RescreeningLoop rescreening(
            Supplier<Map<String, Object>> kafkaClient,
            TopicNames names,
            Keystore keystore,
            Watchlists watchlists,
            RescreeningSettings settings,
            MeterRegistry registry) {
        InstantSource clock = InstantSource.system();
        RescreeningMeters meters = new RescreeningMeters(registry, clock);
        Rescreener.Needs needs =
                new Rescreener.Needs(kafkaClient, names, keystore.customerKey(), watchlists, settings, meters, clock);
        return new RescreeningLoop(() -> new Rescreener(needs));
    }
}
