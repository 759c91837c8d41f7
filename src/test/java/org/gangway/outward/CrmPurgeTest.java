// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.gangway.evidence.Purge;
import org.gangway.evidence.VendorClient;
import org.gangway.sealing.References;
import org.gangway.tracing.Traces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Against a CRM that lets nobody in without the token. */
class CrmPurgeTest {
    private static final String CASE = "0123456789abcdef0123456789abcdef-1";
    private static final String PATH = "/crm/leads/L-1/purge";
    private static final Map<String, String> LEAD = Map.of("open-lead.lead-id", "L-1");

    private final WireMockServer crm = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    CrmPurgeTest() {
        crm.start();
        crm.stubFor(post(PATH).willReturn(aResponse().withStatus(401)));
        crm.stubFor(post(PATH)
                .withHeader("Authorization", equalTo("Bearer let-me-in"))
                .withHeader("Idempotency-Key", equalTo(CASE + ".purge"))
                .willReturn(aResponse().withStatus(200)));
    }

    @AfterEach
    void stop() {
        crm.stop();
    }

    @Test
    void theConfiguredTokenLetsItIn() {
        new ApplicationContextRunner()
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withBean(References.class, () -> new References(() -> new byte[32]))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(Traces.class, Traces::off)
                .withUserConfiguration(OutwardConfiguration.class)
                .withPropertyValues(
                        "gangway.eventbridge.credentials=none",
                        "gangway.crm.url=" + crm.baseUrl(),
                        "gangway.crm.token=let-me-in")
                .run(context -> assertThat(
                                context.getBean("crmPurge", Purge.class).purge(CASE, LEAD))
                        .isEqualTo(new Purge.Purged("L-1")));
    }

    @Test
    void aWrongTokenOrNoneIsDeniedAndNotTakenForAnOutage() {
        assertThat(purge("wrong")).isEqualTo(new Purge.Denied());
        assertThat(purge("")).isEqualTo(new Purge.Denied());
        crm.stubFor(post(PATH).willReturn(aResponse().withStatus(403)));
        assertThat(purge("wrong")).isEqualTo(new Purge.Denied());
    }

    @Test
    void aLeadThatTheCrmDoesNotKnowIsNotHeld() {
        crm.stubFor(post(PATH).willReturn(aResponse().withStatus(404)));
        assertThat(purge("let-me-in")).isEqualTo(new Purge.NothingHeld());
        assertThat(new CrmPurge(VendorClient.of(crm.baseUrl(), "let-me-in")).purge(CASE, Map.of()))
                .as("a case without a lead")
                .isEqualTo(new Purge.NothingHeld());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 503})
    void whateverElseItAnswersIsAskedAgain(int status) {
        crm.stubFor(post(PATH).willReturn(aResponse().withStatus(status)));
        assertThat(purge("let-me-in")).isEqualTo(new Purge.Unavailable());
    }

    @Test
    void aCrmThatIsNotThereIsAskedAgain() {
        String gone = crm.baseUrl();
        crm.stop();
        assertThat(new CrmPurge(VendorClient.of(gone, "let-me-in")).purge(CASE, LEAD))
                .isEqualTo(new Purge.Unavailable());
    }

    private Purge.Answer purge(String token) {
        return new CrmPurge(VendorClient.of(crm.baseUrl(), token)).purge(CASE, LEAD);
    }
}
