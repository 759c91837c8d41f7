// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.evidence.Purge;
import org.gangway.evidence.VendorClient;
import org.gangway.sealing.References;
import org.gangway.tracing.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * The beans that the outward routes call: {@code leads}, {@code accounts}, {@code filing}, {@code events}, {@code vendorCheck},
 * {@code mediaFindings}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CoreBankingSettings.class, EventBridgeSettings.class})
class OutwardConfiguration {

    @Bean
    Leads leads(References references) {
        return new Leads(references);
    }

    @Bean
    Accounts accounts(CoreBankingSettings settings) {
        return new Accounts(settings);
    }

    @Bean
    Filing filing() {
        return new Filing();
    }

    @Bean
    MediaFindings mediaFindings() {
        return new MediaFindings();
    }

    @Bean
    VendorCheck vendorCheck() {
        return new VendorCheck();
    }

    /** Hands close cases; no other role needs to know where the CRM is. */
    @WhenRole(Role.HANDS)
    @Bean
    Purge crmPurge(@Value("${gangway.crm.url}") String url, @Value("${gangway.crm.token:}") String token) {
        return new CrmPurge(VendorClient.of(url, token));
    }

    @Bean
    Purge coreBankingRetention() {
        return new CoreBankingRetention();
    }

    /** Made at the first batch: at start it would only keep the rest waiting. */
    @Lazy
    @Bean(destroyMethod = "close")
    EventBridgeClient eventBridgeClient(EventBridgeSettings settings) {
        return EventBridgeClients.client(settings);
    }

    /** The bank's key is read at the first event: in the profile {@code local} somebody else makes it at start. */
    @Bean
    Announcements events(
            @Lazy EventBridgeClient client,
            EventBridgeSettings settings,
            ObjectProvider<CommandOpener> opener,
            MeterRegistry meters,
            Traces traces,
            @Value("${gangway.bank.key:${gangway.data:data}/keys/public/bank.jwk.json}") Path bankKey) {
        EventBus bus = new EventBus(client, settings, new RealPauses(), new FailedEntries(meters));
        return new Announcements(
                bus,
                settings.source(),
                SingletonSupplier.of(() -> BankSeal.of(bankKey))::obtain,
                (conversation, delivery, command) -> opener.getObject().open(conversation, delivery, command),
                traces);
    }

    static final class RealPauses implements EventBus.Pauses {
        @Override
        public long now() {
            return System.nanoTime() / 1_000_000;
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    }
}
