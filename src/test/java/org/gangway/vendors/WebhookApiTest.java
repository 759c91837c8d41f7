// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.sealing.References;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WebhookApiTest {
    private static final String CASE = "0123456789abcdef0123456789abcdef-1764000000000";
    private static final String COMMAND = CASE + ".sign-envelope.2";

    private final References references = new References(() -> new byte[32]);
    private final List<String> keys = new ArrayList<>();
    private final List<ReplyRecord> replies = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Reports reports = new Reports(references, (conversation, id, reply) -> {
        keys.add(conversation);
        ids.add(id);
        replies.add(reply);
    });
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private WebhookApi api = api(reports);

    @Test
    void aGenuineReportIsPutUnderItsConversation() throws IOException {
        assertThat(post("acme", references.of("acme", COMMAND), "acme")).isEqualTo(200);

        assertThat(keys).containsExactly("0123456789abcdef0123456789abcdef");
        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.caseId()).isEqualTo(CASE);
            assertThat(reply.commandId()).isEqualTo(COMMAND);
            assertThat(reply.step()).isEqualTo("sign-envelope");
            assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
            assertThat(reply.facts()).containsEntry("ref", Value.open("r-1"));
        });
    }

    @Test
    void theSameReportHasTheSameId() throws IOException {
        post("acme", references.of("acme", COMMAND), "acme");
        post("acme", references.of("acme", COMMAND), "acme");

        assertThat(ids).containsExactly(COMMAND + ".acme.done", COMMAND + ".acme.done");
    }

    @Test
    void aForgedMessageIsRefusedAndNotRead() throws IOException {
        assertThat(post("acme", "not JSON, which reading would say", "somebody else"))
                .isEqualTo(401);

        assertThat(replies).isEmpty();
        assertThat(counted("forged")).isEqualTo(1);
    }

    @Test
    void aGenuineMessageAboutNothingOfOursHasNoEffect() throws IOException {
        assertThat(post("acme", "no token", "acme")).isEqualTo(200);
        assertThat(post("acme", references.of("other", COMMAND), "acme")).isEqualTo(200);
        assertThat(post("acme", "", "acme")).isEqualTo(200);

        assertThat(replies).isEmpty();
        assertThat(counted("foreign")).isEqualTo(3);
    }

    @Test
    void anUnknownVendorIsNotThere() throws IOException {
        assertThat(post("nobody", references.of("acme", COMMAND), "acme")).isEqualTo(404);
        assertThat(meters.getMeters()).as("strangers' words are no labels").isEmpty();
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWhetherItsLengthIsSaidOrNot() throws IOException {
        String large = "x".repeat(1001);
        assertThat(post("acme", large, "acme")).isEqualTo(413);
        MockHttpServletRequest chunked = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        chunked.addHeader("X-Signed-By", "acme");
        chunked.setContent(large.getBytes(UTF_8));
        assertThat(api.take("acme", chunked).getStatusCode().value()).isEqualTo(413);
    }

    @Test
    void whatCannotBeReadIsMalformed() throws IOException {
        assertThat(post("acme", "malformed", "acme")).isEqualTo(400);
    }

    @Test
    void aVendorSaysItAgainIfKafkaDoesNotAnswer() throws IOException {
        AcknowledgedProducer nowhere = new AcknowledgedProducer(
                "/test", Duration.ofMillis(50), () -> Map.of("bootstrap.servers", "127.0.0.1:1"));
        try (nowhere) {
            api = api(new Reports(references, (key, id, reply) -> nowhere.put("replies", key, id, "t", reply)));
            assertThat(post("acme", references.of("acme", COMMAND), "acme")).isEqualTo(503);
        }
    }

    private WebhookApi api(Reports reports) {
        return new WebhookApi(List.of(new Acme()), reports, new WebhookSettings(1000, Duration.ofSeconds(1)), meters);
    }

    private double counted(String result) {
        return meters.counter("gangway.webhooks", "vendor", "acme", "result", result)
                .count();
    }

    private int post(String vendor, String body, String signer) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("X-Signed-By", signer);
        request.setContent(body.getBytes(UTF_8));
        return api.take(vendor, request).getStatusCode().value();
    }

    /** Signs by its name; a message is a reference. */
    private static final class Acme implements Vendor {
        @Override
        public String name() {
            return "acme";
        }

        @Override
        public boolean signed(byte[] body, Map<String, String> headers) {
            return "acme".equals(headers.get("x-signed-by"));
        }

        @Override
        public Optional<Report> read(byte[] body) {
            String reference = new String(body, UTF_8);
            if (reference.equals("malformed")) {
                throw new Json.Malformed("message");
            }
            return Optional.of(reference)
                    .filter(text -> !text.isEmpty())
                    .map(text ->
                            new Report(text, "done", Reply.of(Reply.Kind.DONE).with(Map.of("ref", Value.open("r-1")))));
        }
    }
}
