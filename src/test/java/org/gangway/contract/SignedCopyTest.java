// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.sandbox.SandboxFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedCopyTest {
    private static final String CASE = "0123456789abcdef0123456789abcdef-1772359200000";

    private static SandboxFixture box;
    private static byte[] signed;

    @BeforeAll
    static void signOnce(@TempDir Path folder) throws Exception {
        box = new SandboxFixture(folder);
        try (SigningTable table = new SigningTable(folder)) {
            table.play();
            table.answer("accept", "yes");
            table.answer("code", table.mailedCode());
            signed = table.object("signed-agreement");
        }
    }

    @AfterAll
    static void close() {
        box.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Your signed agreement with Example Bank",
        "de, Ihr unterschriebener Vertrag mit Example Bank",
        "fr, Votre convention signée avec Example Bank",
        "ko, Example Bank 서명된 약정서",
        "th, Your signed agreement with Example Bank"
    })
    void theCustomerGetsTheSealedFileInAMailInTheirLanguage(String language, String subject) throws Exception {
        String address = language + "@example.org";

        assertThat(copy().mail(input(language, address)).kind()).isEqualTo(Reply.Kind.DONE);

        JsonNode mail = mails(address).get(0);
        assertThat(mail.path("subject").asText()).isEqualTo(subject);
        assertThat(mail.path("text").asText()).isNotBlank().doesNotContain("Maria", "Keller", "{", "''");
        JsonNode file = mail.path("attachments").get(0);
        assertThat(file.path("name").asText()).isEqualTo("agreement.pdf");
        assertThat(file.path("size").asInt()).isEqualTo(signed.length);
        byte[] arrived = bytes(file.path("href").asText());
        assertThat(arrived).isEqualTo(signed);
        assertThat(SealCheck.verifies(arrived)).isTrue();
    }

    @Test
    void aRepeatIsRecognisedByItsMessageId() {
        long distinct = box.distinct("mails");

        copy().mail(input("en", "twice@example.org"));
        copy().mail(input("en", "twice@example.org"));

        assertThat(mails("twice@example.org"))
                .extracting(mail -> mail.path("id").asText())
                .containsOnly("<" + CASE + ".mail-agreement.1.copy@bank.example>")
                .hasSize(2);
        assertThat(box.distinct("mails")).isEqualTo(distinct + 1);
    }

    @Test
    void aServerThatIsDownIsUnavailableAndABadAddressIsNot() {
        box.turn("mail", "down", 1, 0);

        assertThat(copy().mail(input("en", "down@example.org")))
                .isEqualTo(Reply.of(Reply.Kind.UNAVAILABLE, "mail.unavailable"));
        assertThat(copy().mail(input("en", "nobody"))).isEqualTo(Reply.of(Reply.Kind.MALFORMED, "email.refused"));
    }

    private static SignedCopy copy() {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                box.sandbox.smtpPort(),
                "onboarding@bank.example",
                null,
                null,
                false,
                Duration.ofSeconds(5));
        return new SignedCopy(
                new Post(ContractConfiguration.server(settings), settings, org.gangway.tracing.Traces.off()),
                "Example Bank");
    }

    private static StepInput input(String language, String email) {
        return new StepInput(
                CASE + ".mail-agreement.1",
                CASE,
                "mail-agreement",
                1,
                1,
                Instant.parse("2026-03-01T10:05:00Z"),
                language,
                Optional.empty(),
                Map.of("email", email, "sign-agreement.signed-agreement", "claim"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                claim -> signed);
    }

    private static JsonNode mails(String address) {
        return box.get("/mailbox?to=" + address.replace("@", "%40"));
    }

    private static byte[] bytes(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(box.url(path)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
