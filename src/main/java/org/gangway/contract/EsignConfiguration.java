// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.time.InstantSource;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.evidence.Purge;
import org.gangway.evidence.VendorClient;
import org.gangway.sealing.References;
import org.gangway.vendors.Reports;
import org.gangway.vendors.Vendor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/** The e-signature vendor: the bean {@code envelopes} of its route, its webhooks, its poll and its purge. */
@Configuration(proxyBeanMethods = false)
@WhenRole(Role.HANDS)
@EnableConfigurationProperties(EsignSettings.class)
class EsignConfiguration {

    @Bean
    Envelopes envelopes(
            ContractSettings contract, EsignSettings settings, References references, Environment environment) {
        AgreementPaper paper =
                new AgreementPaper(new Lettering(ContractConfiguration.faces(contract.fonts())), contract.bank());
        return new Envelopes(paper, references, settings, () -> environment.getProperty("gangway.esign.webhook", ""));
    }

    @Bean
    Vendor connectWebhook(EsignSettings settings) {
        return new ConnectWebhook(settings.connectKeys());
    }

    @Bean(destroyMethod = "stop")
    EnvelopePoll envelopePoll(EsignSettings settings, Reports reports) {
        return new EnvelopePoll(
                client(settings),
                settings,
                report -> reports.take(ConnectWebhook.NAME, report),
                InstantSource.system());
    }

    @Bean
    Purge envelopePurge(EsignSettings settings) {
        return new EnvelopePurge(client(settings), settings);
    }

    private static RestClient client(EsignSettings settings) {
        return VendorClient.of(settings.url(), settings.token());
    }
}
