// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gangway.Mutants;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectWebhookTest {
    private static final byte[] BODY = message("completed").getBytes(UTF_8);
    private final ConnectWebhook connect = new ConnectWebhook(List.of("old key", "new key"));

    @Test
    void theSignatureIsBase64OfTheHmacOverTheRawBody() {
        // of RFC 4231, test case 2
        assertThat(ConnectWebhook.signature("Jefe", "what do ya want for nothing?".getBytes(UTF_8)))
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")));
    }

    @Test
    void anyOfSeveralSignaturesMayMatchAnyKey() {
        String right = ConnectWebhook.signature("new key", BODY);
        assertThat(connect.signed(
                        BODY,
                        Map.of(
                                "x-docusign-signature-1",
                                ConnectWebhook.signature("a key of another listener", BODY),
                                "x-docusign-signature-2",
                                right)))
                .isTrue();
        assertThat(connect.signed(BODY, Map.of("x-docusign-signature-1", ConnectWebhook.signature("old key", BODY))))
                .isTrue();
    }

    @Test
    void oneChangedByteOfTheBodyIsAForgery() {
        byte[] changed = BODY.clone();
        changed[changed.length - 2] ^= 1;
        assertThat(connect.signed(changed, Map.of("x-docusign-signature-1", ConnectWebhook.signature("new key", BODY))))
                .isFalse();
    }

    @Property(tries = 1_000)
    void whateverIsSignedIsReadOrIsNoMessage(@ForAll long seed) {
        byte[] mutant = Mutants.of(BODY, seed);
        try {
            assertThat(connect.read(mutant)).isNotNull();
        } catch (Json.Malformed refused) {
            assertThat(refused.getCause()).isNull();
        }
    }

    @Property(tries = 1_000)
    void noMutantOfASignatureCounts(@ForAll long seed) {
        String right = ConnectWebhook.signature("new key", BODY);
        String mutant = Mutants.of(right, seed);
        assertThat(connect.signed(BODY, Map.of("x-docusign-signature-1", mutant)))
                .isEqualTo(mutant.equals(right));
    }

    @Test
    void noSignatureOrOneElsewhereIsAForgery() {
        String right = ConnectWebhook.signature("new key", BODY);
        assertThat(connect.signed(BODY, Map.of())).isFalse();
        assertThat(connect.signed(BODY, Map.of("x-docusign-signature", right))).isFalse();
        assertThat(connect.signed(BODY, Map.of("x-signature-1", right))).isFalse();
    }

    @Test
    void withoutAKeyNothingIsGenuine() {
        assertThat(new ConnectWebhook(List.of()).signed(BODY, Map.of("x-docusign-signature-1", "")))
                .isFalse();
        assertThat(new ConnectWebhook(List.of("")).signed(BODY, Map.of("x-docusign-signature-1", "")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"completed, DONE", "declined, DECLINED", "voided, FAIL"})
    void anEndIsReportedWithTheReference(String status, Reply.Kind kind) {
        assertThat(connect.read(message(status).getBytes(UTF_8))).hasValueSatisfying(report -> {
            assertThat(report.reference()).isEqualTo("the-token");
            assertThat(report.reply().kind()).isEqualTo(kind);
            assertThat(report.reply().facts()).containsOnly(Map.entry("envelope-id", Value.open("e-1")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "sent", "delivered", "something new"})
    void whatGoesOnIsOfNoInterest(String status) {
        assertThat(connect.read(message(status).getBytes(UTF_8))).isEmpty();
    }

    @Test
    void anEnvelopeOfSomebodyElseIsOfNoInterest() {
        assertThat(connect.read(
                        message("completed").replace("\"gangway\"", "\"other\"").getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "not json",
                "{\"data\":{\"envelopeId\":\"../x\",\"envelopeSummary\":{\"status\":\"completed\"}}}"
            })
    void anythingElseIsMalformed(String body) {
        assertThatThrownBy(() -> connect.read(body.getBytes(UTF_8))).isInstanceOf(Json.Malformed.class);
    }

    private static String message(String status) {
        return """
                {"event":"envelope-x","data":{"envelopeId":"e-1","envelopeSummary":{"status":"%s",
                 "customFields":{"textCustomFields":[{"name":"branch","value":"7"},{"name":"gangway","value":"the-token"}]}}}}
                """
                .formatted(status);
    }
}
