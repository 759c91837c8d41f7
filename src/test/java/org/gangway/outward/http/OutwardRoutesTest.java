// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.outward.Inputs;
import org.gangway.outward.OutwardBeans;
import org.gangway.outward.UnusableAnswer;
import org.gangway.sandbox.SandboxFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes of this part against the sandbox, with plugs in place of the platform's kamelets. */
class OutwardRoutesTest {
    private static final String CASE = "0123456789abcdef0123456789abcdef-1";

    private final SandboxFixture box;
    private final DefaultCamelContext camel;

    OutwardRoutesTest(@TempDir Path data) throws Exception {
        box = new SandboxFixture(data);
        camel = camel(box.url("/").resolve("").toString().replaceAll("/$", ""));
    }

    @AfterEach
    void stop() {
        camel.stop();
        box.close();
    }

    @Test
    void aLeadIsOpenedOnceHoweverOftenItsCommandComes() {
        Reply first = run("open-lead", Map.of("consent", "yes"), Optional.empty());
        Reply again = run("open-lead", Map.of("consent", "yes"), Optional.empty());

        assertThat(first.kind()).isEqualTo(Reply.Kind.DONE);
        assertThat(first.facts().get("lead-id")).isInstanceOf(Value.Open.class);
        assertThat(again).isEqualTo(first);
        assertThat(box.distinct("leads")).isEqualTo(1);
    }

    @Test
    void theOutcomeReachesTheLead() {
        Reply opened = run("open-lead", Map.of("consent", "yes"), Optional.empty());
        String id = open(opened, "lead-id");

        Reply closed = run("update-lead", Map.of("open-lead.lead-id", id), Optional.of("refused"));

        assertThat(closed).isEqualTo(Reply.of(Reply.Kind.DONE));
        assertThat(box.get("/crm/leads/" + id).path("outcome").asText()).isEqualTo("refused");
    }

    @Test
    void aCaseWithoutALeadHasNothingToTell() {
        box.turn("crm", "down", 0, 0);
        assertThat(run("update-lead", Map.of(), Optional.of("abandoned"))).isEqualTo(Reply.of(Reply.Kind.DONE));
    }

    @Test
    void aLeadThatTheCrmHasForgottenIsDone() {
        assertThat(run("update-lead", Map.of("open-lead.lead-id", "L-0"), Optional.of("refused")))
                .isEqualTo(Reply.of(Reply.Kind.DONE));
    }

    @Test
    void anAccountIsOpenAndOpenedOnce() {
        Reply reply = run("open-account", Inputs.CUSTOMER, Optional.empty());

        assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
        assertThat(reply.facts().get("client-id")).isInstanceOf(Value.Open.class);
        assertThat(reply.facts().get("account-number")).isInstanceOf(Value.Plain.class);
        String id = open(reply, "account-id");
        assertThat(box.get("/v1/savingsaccounts/" + id)
                        .path("status")
                        .path("active")
                        .asBoolean())
                .isTrue();

        assertThat(run("open-account", Inputs.CUSTOMER, Optional.empty())).isEqualTo(reply);
        assertThat(box.distinct("accounts")).isEqualTo(1);
        assertThat(box.distinct("clients")).isEqualTo(1);
    }

    @Test
    void theSignedAgreementIsFiledOnceAsItIs() throws Exception {
        String client = open(run("open-account", Inputs.CUSTOMER, Optional.empty()), "client-id");
        Map<String, String> fields =
                Map.of("open-account.client-id", client, "sign-agreement.signed-agreement", "claim");

        Reply reply = run("file-agreement", fields, Optional.empty());

        String id = open(reply, "document-id");
        JsonNode documents = box.get("/v1/clients/" + client + "/documents");
        assertThat(documents).hasSize(1);
        JsonNode document = documents.get(0);
        assertThat(document.path("id").asText()).isEqualTo(id);
        assertThat(document.path("name").asText()).isEqualTo("Account agreement");
        assertThat(document.path("description").asText()).isEqualTo("Signed in case " + CASE);
        assertThat(document.path("fileName").asText()).isEqualTo("agreement.pdf");
        assertThat(document.path("type").asText()).isEqualTo("application/pdf");
        assertThat(document.path("size").asInt()).isEqualTo(Inputs.DOCUMENT.length);
        assertThat(document.path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Inputs.DOCUMENT)));
        assertThat(bytes("/v1/clients/" + client + "/documents/" + id + "/attachment"))
                .isEqualTo(Inputs.DOCUMENT);

        assertThat(run("file-agreement", fields, Optional.empty())).isEqualTo(reply);
        assertThat(box.distinct("documents")).isEqualTo(1);
        assertThat(box.repeats("documents")).isEqualTo(1);
    }

    @Test
    void anAgreementOfAnAccountOpenedByHandCannotBeFiled() {
        assertThatThrownBy(() -> run("file-agreement", Map.of(), Optional.empty()))
                .rootCause()
                .isInstanceOf(UnusableAnswer.class);
        assertThat(box.distinct("documents")).isZero();
    }

    @Test
    void anAnswerThatGotLostIsFoundByTheNextTry() {
        box.turn("core", "partial", 1, 0);
        assertThatThrownBy(() -> run("open-account", Inputs.CUSTOMER, Optional.empty()))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(HttpOperationFailedException.class);
        assertThat(run("open-account", Inputs.CUSTOMER, Optional.empty()).kind())
                .isEqualTo(Reply.Kind.DONE);
        assertThat(box.distinct("clients")).isEqualTo(1);
    }

    @Test
    void garbageIsUnusable() {
        box.turn("core", "garbage", 1, 0);
        assertThatThrownBy(() -> run("open-account", Inputs.CUSTOMER, Optional.empty()))
                .rootCause()
                .hasMessageContaining("core banking has no usable clientId");
    }

    @Test
    void noHeaderOfOursLeavesAndNoneOfTheirsComesIn() throws Exception {
        WireMockServer vendor =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        vendor.start();
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("kafka.OVERRIDE_TOPIC", "elsewhere")
                        .withHeader("caseId", "other")
                        .withBody("{\"id\":\"L-1\"}")));
        try (DefaultCamelContext other = camel(vendor.baseUrl())) {
            Message reply = send(other, "open-lead", Map.of("consent", "yes"), Optional.empty());
            assertThat(reply.getHeaders())
                    .doesNotContainKey("kafka.OVERRIDE_TOPIC")
                    .containsEntry("caseId", CASE);
            assertThat(vendor.getAllServeEvents()
                            .get(0)
                            .getRequest()
                            .getHeaders()
                            .all())
                    .extracting(HttpHeader::key)
                    .extracting(String::toLowerCase)
                    .contains("idempotency-key", "content-type")
                    .doesNotContain("caseid", "commandid", "delivery", "kafka.key");
        } finally {
            vendor.stop();
        }
    }

    private byte[] bytes(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(box.url(path)).build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private static String open(Reply reply, String fact) {
        return reply.facts().get(fact) instanceof Value.Open open ? open.text() : "";
    }

    private Reply run(String step, Map<String, String> fields, Optional<String> outcome) {
        return send(camel, step, fields, outcome).getBody(Reply.class);
    }

    private static Message send(
            DefaultCamelContext camel, String step, Map<String, String> fields, Optional<String> outcome) {
        MockEndpoint replies = camel.getEndpoint("mock:reply", MockEndpoint.class);
        StepInput input = Inputs.of(CASE, step, fields, outcome);
        Map<String, Object> headers = Map.of(
                "caseId", input.caseId(), "commandId", input.commandId(), "delivery", 1, "kafka.KEY", "conversation");
        camel.createProducerTemplate().requestBodyAndHeaders("direct:" + step, input, headers);
        Exchange last = replies.getExchanges().get(replies.getExchanges().size() - 1);
        return last.getMessage();
    }

    private static DefaultCamelContext camel(String url) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.put("gangway.crm.url", url);
        properties.put("gangway.core-banking.url", url);
        camel.getPropertiesComponent().setOverrideProperties(properties);
        OutwardBeans.bind(camel.getRegistry()::bind);
        HttpCalls.setUp(camel.getComponent("http", HttpComponent.class));
        camel.getComponent("kamelet", KameletComponent.class).setLocation("classpath:outward-kamelets");
        for (String route : new String[] {"open-lead", "update-lead", "open-account", "file-agreement"}) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel)
                            .resolveResource("classpath:routes/" + route + ".camel.yaml"));
        }
        camel.getEndpoint("mock:reply");
        camel.start();
        return camel;
    }
}
