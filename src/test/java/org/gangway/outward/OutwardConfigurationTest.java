// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.gangway.sealing.References;
import org.gangway.tracing.Traces;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class OutwardConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(context ->
                    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
            .withBean(References.class, () -> new References(() -> new byte[32]))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Traces.class, Traces::off)
            .withUserConfiguration(OutwardConfiguration.class);

    @Test
    void theBeansHaveTheNamesThatTheRoutesUse() {
        runner.withPropertyValues("gangway.eventbridge.credentials=none").run(context -> {
            assertThat(context.getBean("leads")).isInstanceOf(Leads.class);
            assertThat(context.getBean("accounts")).isInstanceOf(Accounts.class);
            assertThat(context.getBean("events")).isInstanceOf(Announcements.class);
            assertThat(context).hasSingleBean(EventBridgeClient.class);
            assertThat(context.getBean(EventBridgeSettings.class).packing()).isEqualTo(Packing.AWS);
            assertThat(context.getBean(CoreBankingSettings.class).zone()).hasToString("UTC");
        });
    }

    @Test
    void aLimitBeyondTenSecondsStopsTheStartAndSaysWhichSetting() {
        runner.withPropertyValues("gangway.eventbridge.limit=11s")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("gangway.eventbridge.limit"));
    }

    @Test
    void moreThanTenEntriesStopTheStart() {
        runner.withPropertyValues("gangway.eventbridge.entries=11").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("gangway.eventbridge.entries"));
    }
}
