// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SandboxTest {
    private final SandboxFixture box;

    SandboxTest(@TempDir Path data) {
        box = new SandboxFixture(data);
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void thePageListsTheCounterparties() {
        String page = box.send("GET", "/", "", "").body();
        assertThat(page).contains("/v1/clients", "/crm/leads", "/esign/", "/eventbridge", "/mailbox");
    }

    @Test
    void aLeadIsOpenedUpdatedAndPurged() {
        String id = box.post("/crm/leads", "{\"reference\":\"r\",\"language\":\"de\"}")
                .path("id")
                .asText();
        box.send("PATCH", "/crm/leads/" + id, "{\"status\":\"won\"}", "");
        assertThat(box.get("/crm/leads/" + id).path("status").asText()).isEqualTo("won");

        box.post("/crm/leads/" + id + "/purge", "{}");
        JsonNode purged = box.get("/crm/leads/" + id);
        assertThat(purged.path("status").asText()).isEqualTo("purged");
        assertThat(purged.has("language")).isFalse();
    }

    @Test
    void aLeadIsOpenedOncePerIdempotencyKey() {
        HttpResponse<String> first = box.send("POST", "/crm/leads", "{}", "k");
        assertThat(box.send("POST", "/crm/leads", "{}", "k").body()).isEqualTo(first.body());
        assertThat(box.distinct("leads")).isEqualTo(1);
    }

    @Test
    void aKnobHoldsForItsTimesAndOnlyForItsTarget() {
        box.turn("crm", "throttle", 2, 0);
        assertThat(box.send("POST", "/crm/leads", "{}", "").statusCode()).isEqualTo(429);
        assertThat(box.send("GET", "/v1/savingsaccounts/1", "", "").statusCode())
                .isEqualTo(404);
        assertThat(box.send("POST", "/crm/leads", "{}", "").statusCode()).isEqualTo(429);
        assertThat(box.send("POST", "/crm/leads", "{}", "").statusCode()).isEqualTo(201);
    }

    @Test
    void knobsAreListedAndRemoved() {
        box.turn("crm", "down", 0, 0);
        assertThat(box.get("/knobs")).hasSize(1);
        box.send("DELETE", "/knobs", "", "");
        assertThat(box.get("/knobs")).isEmpty();
        assertThat(box.send("POST", "/crm/leads", "{}", "").statusCode()).isEqualTo(201);
    }

    @Test
    void anUnknownKnobIsRefusedWithTheKnownOnes() {
        HttpResponse<String> answer = box.send("POST", "/knobs", "{\"target\":\"moon\",\"fault\":\"down\"}", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("eventbridge");
    }

    @Test
    void aKnobThatWouldDoNothingIsRefusedWithThoseThatDoSomething() {
        HttpResponse<String> answer = box.send("POST", "/knobs", "{\"target\":\"mail\",\"fault\":\"throttle\"}", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("slow", "down", "duplicate").doesNotContain("garbage");
        assertThat(box.get("/knobs")).isEmpty();
    }

    @Test
    void endedEnvelopesAreListedWithTheirSendersOwnFields() {
        String path = "/esign/v2.1/accounts/a/envelopes";
        String own = "{\"textCustomFields\":[{\"name\":\"gangway\",\"value\":\"token\"}]}";
        String id = box.post(path, "{\"status\":\"sent\",\"customFields\":" + own + "}")
                .path("envelopeId")
                .asText();
        String ended = path + "?status=completed,declined,voided&from_date=";
        assertThat(box.get(ended + "2026-01-01T00:00:00Z").path("envelopes")).isEmpty();

        box.turn("esign", "lost", 1, 0);
        box.post("/esign/envelopes/" + id + "/sign", "{}");

        assertThat(box.get(ended + "2026-01-01T00:00:00Z").path("envelopes"))
                .singleElement()
                .satisfies(envelope -> {
                    assertThat(envelope.path("status").asText()).isEqualTo("completed");
                    assertThat(envelope.path("customFields").toString()).isEqualTo(own);
                });
        assertThat(box.get(ended + "2999-01-01T00:00:00Z").path("envelopes")).isEmpty();
    }

    @Test
    void garbageIsNotJson() {
        box.turn("crm", "garbage", 1, 0);
        HttpResponse<String> answer = box.send("POST", "/crm/leads", "{}", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        Assertions.assertThatThrownBy(() -> SandboxFixture.json(answer)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void mailsAreShownNewestFirstPerAddress() throws MessagingException {
        mail("a@example.org", "first");
        mail("a@example.org", "second");
        mail("b@example.org", "other");

        JsonNode mails = box.get("/mailbox?to=a%40example.org");
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).path("subject").asText()).isEqualTo("second");
        assertThat(mails.get(0).path("text").asText()).isEqualTo("Your code is 123456");
        assertThat(box.distinct("mails")).isEqualTo(3);
    }

    @Test
    void theMailPageEscapesWhatItShows() {
        assertThat(Pages.mailbox(
                        List.of(new Mailbox.Mail("id", "<b>", "<script>", "&", List.of(), java.time.Instant.EPOCH))))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void aMailboxThatIsDownRefusesTheMail() throws MessagingException {
        box.turn("mail", "down", 1, 0);
        Assertions.assertThatThrownBy(() -> mail("a@example.org", "lost")).isInstanceOf(MessagingException.class);
        mail("a@example.org", "kept");
        assertThat(box.get("/mailbox?to=a%40example.org")).hasSize(1);
    }

    @Test
    void noLogLineHoldsAnAddress() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        lines.start();
        root.addAppender(lines);
        try {
            box.turn("mail", "down", 1, 0);
            Assertions.assertThatThrownBy(() -> mail("ada@example.org", "lost")).isInstanceOf(MessagingException.class);
            LoggerFactory.getLogger(SandboxTest.class).warn("so that the list is not empty");
        } finally {
            root.detachAppender(lines);
        }
        assertThat(lines.list).isNotEmpty().allSatisfy(line -> assertThat(
                        line.getFormattedMessage() + line.getKeyValuePairs() + throwable(line))
                .doesNotContain("ada@"));
    }

    private static String throwable(ILoggingEvent line) {
        return line.getThrowableProxy() == null ? "" : line.getThrowableProxy().getMessage();
    }

    @Test
    void anEnvelopeIsSignedAndItsWebhookIsSigned() throws Exception {
        List<String> signatures = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst("X-DocuSign-Signature-1");
            signatures.add(signature.equals(Webhooks.signature("connect-key", body)) ? "good" : "forged");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            sign(receiver.getAddress().getPort());
            Awaitility.await().until(() -> signatures.equals(List.of("good")));
            box.turn("esign", "forged", 1, 0);
            box.turn("esign", "duplicate", 1, 0);
            sign(receiver.getAddress().getPort());
            Awaitility.await().until(() -> signatures.equals(List.of("good", "forged", "forged")));
            box.turn("esign", "lost", 1, 0);
            sign(receiver.getAddress().getPort());
            sign(receiver.getAddress().getPort());
            Awaitility.await().until(() -> signatures.equals(List.of("good", "forged", "forged", "good")));
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void onlyAFinishedEnvelopeIsPurged() {
        String path = "/esign/v2.1/accounts/a/envelopes";
        String id = box.post(path, "{\"status\":\"sent\"}").path("envelopeId").asText();
        String purge = "{\"purgeState\":\"documents_and_metadata_queued\"}";
        assertThat(box.send("PUT", path + "/" + id, purge, "").statusCode()).isEqualTo(400);
        assertThat(box.send("PUT", path + "/" + id, "{\"status\":\"voided\"}", "")
                        .statusCode())
                .isEqualTo(400);
        box.send("PUT", path + "/" + id, "{\"status\":\"voided\",\"voidedReason\":\"withdrawn\"}", "");
        assertThat(box.send("PUT", path + "/" + id, purge, "").statusCode()).isEqualTo(200);
        assertThat(box.get(path + "/" + id).path("purgeState").asText()).contains("purged");
    }

    private void sign(int port) {
        String body = "{\"status\":\"sent\",\"eventNotification\":{\"url\":\"http://127.0.0.1:%d/\"}}".formatted(port);
        String id = box.post("/esign/v2.1/accounts/a/envelopes", body)
                .path("envelopeId")
                .asText();
        assertThat(box.post("/esign/envelopes/" + id + "/sign", "{}")
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }

    private void mail(String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(box.sandbox.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("gangway@example.org");
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject);
        message.setText("Your code is 123456");
        Transport.send(message);
    }
}
