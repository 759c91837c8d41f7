// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.gangway.contract.Post.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class CodeMailTest {

    private static final Signer MARIA = new Signer("Maria", "Keller", "maria.keller@example.org");

    @ParameterizedTest
    @CsvSource({
        "en, Your code for Example Bank, 10 minutes",
        "de, Ihr Code für Example Bank, 10 Minuten",
        "fr-CA, Votre code pour Example Bank, 10 minutes",
        "ko, Example Bank 인증 코드, 10분",
        "th, Your code for Example Bank, 10 minutes"
    })
    void theMailIsInTheCustomersLanguageAndNamesNobody(String language, String subject, String minutes)
            throws Exception {
        try (SigningTable table = new SigningTable(Path.of("unused"))) {
            table.language = language;

            assertThat(mail(table.mailbox.getSmtp().getPort()).send(MARIA, table.input(1), "987604"))
                    .isEqualTo(Sent.ACCEPTED);

            assertThat(table.lastMail().getSubject()).isEqualTo(subject);
            assertThat(table.lastMail().getContent().toString())
                    .startsWith("987604")
                    .contains(minutes)
                    .doesNotContain("Maria", "Keller", "{", "''");
            assertThat(table.lastMail().getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(table.lastMail().getMessageID())
                    .isEqualTo("<" + table.input(1).commandId() + ".code@bank.example>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550 no such user, REFUSED",
        "553 not allowed, REFUSED",
        "451 grey-listed, UNAVAILABLE",
        "421 closing, UNAVAILABLE"
    })
    void whatTheServerSaysToTheAddressDecides(String answer, Sent sent) throws Exception {
        try (ServerSocket server = smtp(answer);
                SigningTable table = new SigningTable(Path.of("unused"))) {
            assertThat(mail(server.getLocalPort()).send(MARIA, table.input(1), "987604"))
                    .isEqualTo(sent);
        }
    }

    @Test
    void aServerThatNeverAnswersIsUnavailableWithinTheLimit() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SigningTable table = new SigningTable(Path.of("unused"))) {
            Instant start = Instant.now();

            assertThat(mail(silent.getLocalPort()).send(MARIA, table.input(1), "987604"))
                    .isEqualTo(Sent.UNAVAILABLE);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void noLogLineHoldsTheAddressOrTheCode() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Post.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try (ServerSocket server = smtp("451 maria.keller@example.org later");
                SigningTable table = new SigningTable(Path.of("unused"))) {
            mail(server.getLocalPort()).send(MARIA, table.input(1), "987604");
        } finally {
            logger.detachAppender(lines);
        }

        assertThat(lines.list).hasSize(1).allSatisfy(line -> {
            assertThat(line.getFormattedMessage() + line.getKeyValuePairs()).doesNotContain("maria", "987604");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maria", "maria@", "a@example.org\r\nBcc: b@example.org", "Maria <m@example.org>"})
    void whatIsNoAddressIsRefusedBeforeAnythingIsSent(String address) {
        try (SigningTable table = new SigningTable(Path.of("unused"))) {
            assertThat(mail(table.mailbox.getSmtp().getPort())
                            .send(new Signer("Maria", "Keller", address), table.input(1), "987604"))
                    .isEqualTo(Sent.REFUSED);
            assertThat(table.mailbox.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void settingsThatCannotWorkAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new MailSettings("h", 25, "nobody", null, null, false, Duration.ofSeconds(8)))
                .hasMessageContaining("gangway.mail.from");
        assertThatThrownBy(() -> new MailSettings("h", 25, "a@b.example", null, null, false, Duration.ofSeconds(11)))
                .hasMessageContaining("gangway.mail.limit");
    }

    private static CodeMail mail(int port) {
        MailSettings settings = new MailSettings(
                "127.0.0.1", port, "onboarding@bank.example", null, null, false, Duration.ofSeconds(2));
        return new CodeMail(
                new Post(ContractConfiguration.server(settings), settings, org.gangway.tracing.Traces.off()),
                "Example Bank");
    }

    /** A mail server for one dialogue that gives this answer to the address. */
    private static ServerSocket smtp(String toTheAddress) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                converse(socket, toTheAddress);
            } catch (IOException e) {
                // the test has ended
            }
        });
        return server;
    }

    private static void converse(Socket socket, String toTheAddress) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        OutputStream out = socket.getOutputStream();
        out.write("220 test\r\n".getBytes(US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = line.startsWith("RCPT") ? toTheAddress : "250 ok";
            out.write((answer + "\r\n").getBytes(US_ASCII));
        }
    }
}
