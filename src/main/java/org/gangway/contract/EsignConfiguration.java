// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.gangway.evidence.Purge;
import org.gangway.sealing.References;
import org.gangway.vendors.Reports;
import org.gangway.vendors.Vendor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The e-signature vendor: the bean {@code envelopes} of its route, its webhooks, its poll and its purge. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${gangway.roles:hands}'.contains('hands')")
@EnableConfigurationProperties(EsignSettings.class)
class EsignConfiguration {
    /** Of one call. A purge makes three at most. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

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

    @Bean
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
        HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(LIMIT);
        RestClient.Builder client = RestClient.builder().baseUrl(settings.url()).requestFactory(factory);
        if (!settings.token().isEmpty()) {
            client.defaultHeader("Authorization", "Bearer " + settings.token());
        }
        return client.build();
    }
}
