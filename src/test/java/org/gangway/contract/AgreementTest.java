// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementTest {

    private static Path directory;
    private SigningTable table;

    @BeforeAll
    static void keepOneKey(@TempDir Path shared) {
        directory = shared;
    }

    @BeforeEach
    void setUp() {
        table = new SigningTable(directory);
    }

    @AfterEach
    void tearDown() {
        table.close();
    }

    @Test
    void theAgreementIsShownFirstAndNothingIsMailed() throws Exception {
        Reply reply = table.play();

        assertThat(reply.kind()).isEqualTo(Reply.Kind.ASK);
        assertThat(question(reply)).isEqualTo("accept/sign-agreement.accept/yes-no");
        assertThat(reply.question().orElseThrow().attachment()).get().isInstanceOf(Value.Document.class);
        assertThat(text(table.object("agreement")))
                .contains("Maria Keller", "maria.keller@example.org", "March 1, 2026");
        assertThat(table.mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void theSameCommandDrawsTheSameBytes() {
        byte[] first = document(table.agreement.sign(table.input(1)), "agreement");
        byte[] second = document(table.agreement.sign(table.input(2)), "agreement");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void whoDoesNotAcceptDeclines() {
        table.play();

        Reply reply = table.answer("accept", "no");

        assertThat(reply).isEqualTo(Reply.of(Reply.Kind.DECLINED, "agreement.declined"));
        assertThat(table.mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void whoAcceptsIsMailedACodeAndAskedForIt() throws Exception {
        table.play();

        Reply reply = table.answer("accept", "yes");

        assertThat(question(reply)).isEqualTo("code/sign-agreement.code/code");
        assertThat(reply.question().orElseThrow().arguments()).containsEntry("email", Value.plain("m***@example.org"));
        assertThat(table.mailedCode()).matches("\\d{6}");
        assertThat(table.lastMail().getSubject())
                .isEqualTo("Your code for Example Bank")
                .doesNotContain(table.mailedCode());
        assertThat(reply.facts())
                .containsEntry("code-command", Value.open(table.input(1).commandId()));
    }

    @Test
    void aRepeatedDeliveryMailsTheSameCodeUnderTheSameMessageId() throws Exception {
        table.play();
        table.answers.put("accept", "yes");
        Reply first = table.agreement.sign(table.input(1));
        String code = table.mailedCode();

        Reply second = table.agreement.sign(table.input(2));

        assertThat(second).isEqualTo(first);
        assertThat(table.mailedCode()).isEqualTo(code);
        assertThat(table.mailbox.getReceivedMessages()).hasSize(2);
        assertThat(Arrays.stream(table.mailbox.getReceivedMessages())
                        .map(AgreementTest::messageId)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void theRightCodeSealsTheAgreementThatWasShown() throws Exception {
        accept();

        Reply reply = table.answer("code", table.mailedCode());

        byte[] signed = table.object("signed-agreement");
        assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
        assertThat(reply.facts()).containsEntry("signature", Value.open(DigestUtils.sha256Hex(signed)));
        assertThat(signed).startsWith(table.object("agreement"));
        assertThat(text(signed))
                .contains("Record of Signature", "Signed by: Maria Keller", "maria.keller@example.org")
                .contains("10:00:30", "10:01:00", DigestUtils.sha256Hex(table.object("agreement")));
    }

    @Test
    void aRepeatedDeliverySealsToTheSameBytes() throws Exception {
        accept();
        table.answer("code", table.mailedCode());

        Reply again = table.agreement.sign(table.input(2));

        assertThat(document(again, "signed-agreement")).isEqualTo(table.object("signed-agreement"));
    }

    @Test
    void aCodeIsUnderstoodHoweverItIsTyped() throws Exception {
        accept();
        String code = table.mailedCode();
        String fullWidth =
                code.chars().mapToObj(c -> Character.toString(c - '0' + 0xFF10)).reduce("", String::concat);

        Reply reply = table.answer("code", " " + fullWidth.substring(0, 3) + " - " + fullWidth.substring(3) + "\n");

        assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
    }

    @Test
    void theTenthMinuteStillCounts() throws Exception {
        accept();

        assertThat(table.answer("code", table.mailedCode(), Duration.ofMinutes(10))
                        .kind())
                .isEqualTo(Reply.Kind.DONE);
    }

    @Test
    void afterTenMinutesEvenTheRightCodeIsReplacedByANewOne() throws Exception {
        accept();
        String old = table.mailedCode();

        Reply reply = table.answer("code", old, Duration.ofMinutes(10).plusMillis(1));

        assertThat(question(reply)).isEqualTo("code/sign-agreement.code-new/code");
        assertThat(table.mailbox.getReceivedMessages()).hasSize(2);
        assertThat(table.mailedCode()).isNotEqualTo(old);
        assertThat(table.answer("code", table.mailedCode()).kind()).isEqualTo(Reply.Kind.DONE);
    }

    @Test
    void aWrongCodeIsAskedForAgainWithoutAnotherMail() throws Exception {
        accept();

        Reply reply = table.answer("code", table.wrongCode());

        assertThat(question(reply)).isEqualTo("code/sign-agreement.code-wrong/code");
        assertThat(reply.question().orElseThrow().arguments()).containsEntry("tries", Value.open("4"));
        assertThat(table.mailbox.getReceivedMessages()).hasSize(1);
        assertThat(table.answer("code", table.mailedCode()).kind()).isEqualTo(Reply.Kind.DONE);
    }

    @Test
    void theFifthWrongCodeBringsANewOneAndTheOldOneIsWorthless() throws Exception {
        accept();
        String old = table.mailedCode();
        Reply last = wrongTimes(5);

        assertThat(question(last)).isEqualTo("code/sign-agreement.code-new/code");
        assertThat(question(table.answer("code", old))).isEqualTo("code/sign-agreement.code-wrong/code");
    }

    @Test
    void threeCodesWithFiveTriesEachAreTheMost() throws Exception {
        accept();
        wrongTimes(14);

        Reply reply = table.answer("code", table.wrongCode());

        assertThat(reply.kind()).isEqualTo(Reply.Kind.DECLINED);
        assertThat(reply.reasons()).containsExactly("code.exhausted");
        assertThat(table.mailbox.getReceivedMessages()).hasSize(3);
    }

    @Test
    void aNameCorrectedAfterTheAgreementWasShownNeedsANewAgreement() throws Exception {
        table.play();
        table.fields.put("family-name", "Brunner");

        Reply reply = table.answer("accept", "yes");

        assertThat(question(reply)).isEqualTo("accept/sign-agreement.accept/yes-no");
        assertThat(text(table.object("agreement"))).contains("Maria Brunner").doesNotContain("Keller");
        assertThat(table.mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void aMailServerThatIsNotThereIsUnavailable() throws Exception {
        Agreement unreachable = SigningTable.agreement(directory, unusedPort());
        table.play();
        table.answers.put("accept", "yes");

        assertThat(unreachable.sign(table.input(1))).isEqualTo(Reply.of(Reply.Kind.UNAVAILABLE, "mail.unavailable"));
    }

    @Test
    void anAddressThatIsNoneIsMalformed() {
        table.fields.put("email", "a@example.org,b@example.org");
        table.play();

        assertThat(table.answer("accept", "yes")).isEqualTo(Reply.of(Reply.Kind.MALFORMED, "email.refused"));
        assertThat(table.mailbox.getReceivedMessages()).isEmpty();
    }

    @Test
    void aMissingFieldSaysWhatToDeclare() {
        table.fields.remove("email");

        assertThatThrownBy(table::play).hasMessageContaining("declare it under needs");
    }

    private void accept() {
        table.play();
        table.answer("accept", "yes");
    }

    private Reply wrongTimes(int times) throws Exception {
        Reply reply = table.answer("code", table.wrongCode());
        for (int i = 1; i < times; i++) {
            reply = table.answer("code", table.wrongCode());
        }
        return reply;
    }

    private static String question(Reply reply) {
        return reply.question()
                .map(q -> q.field() + "/" + q.textKey() + "/" + q.type())
                .orElse("none");
    }

    private static byte[] document(Reply reply, String fact) {
        return ((Value.Document) requireNonNull(reply.facts().get(fact))).content();
    }

    private static String messageId(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int unusedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
