// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.util.Objects.requireNonNull;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.sealing.Keystore;

/** A table with an agreement on it, a mailbox beside it, and the process's part: rounds, facts, answers, objects. */
final class SigningTable implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})\\r?$");

    final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Map<String, String> fields =
            new HashMap<>(Map.of("given-name", "Maria", "family-name", "Keller", "email", "maria.keller@example.org"));
    final Map<String, String> answers = new HashMap<>();
    final Map<String, String> facts = new HashMap<>();
    final Map<String, byte[]> objects = new HashMap<>();
    final Agreement agreement;
    String language = "en";
    Instant now = START;
    int round = 1;

    SigningTable(Path directory) {
        mailbox.start();
        this.agreement = agreement(directory, mailbox.getSmtp().getPort());
    }

    static Agreement agreement(Path directory, int port) {
        MailSettings mail = new MailSettings(
                "127.0.0.1", port, "onboarding@bank.example", null, null, false, Duration.ofSeconds(5));
        return new Agreement(
                new AgreementPaper(new Lettering(List.of(Typeface.builtIn())), "Example Bank"),
                new OneTimeCode(keys(directory).oneTimeCode()),
                new CodeMail(
                        new Post(ContractConfiguration.server(mail), mail, org.gangway.tracing.Traces.off()),
                        "Example Bank"),
                new PdfSeal(new SealKey(keys(directory), "Example Bank", InstantSource.fixed(START))));
    }

    static SigningKeys keys(Path directory) {
        return SigningKeys.of(Keystore.open(directory.resolve("keys")));
    }

    StepInput input(int delivery) {
        String commandId = "0123456789abcdef0123456789abcdef-1772359200000.sign-agreement." + round;
        return new StepInput(
                commandId,
                "0123456789abcdef0123456789abcdef-1772359200000",
                "sign-agreement",
                round,
                delivery,
                now,
                language,
                Optional.empty(),
                Map.copyOf(fields),
                Map.copyOf(answers),
                Map.copyOf(facts),
                Map.of(),
                Map.of(),
                Optional.empty(),
                claim -> requireNonNull(objects.get(claim)));
    }

    /** This round's reply, with its facts kept. */
    Reply play() {
        Reply reply = agreement.sign(input(1));
        reply.facts().forEach((name, value) -> facts.put(name, kept(value)));
        return reply;
    }

    /** The customer answers after some time, which makes a new round. */
    Reply answer(String field, String answer, Duration after) {
        answers.put(field, answer);
        now = now.plus(after);
        round++;
        return play();
    }

    Reply answer(String field, String answer) {
        return answer(field, answer, Duration.ofSeconds(30));
    }

    MimeMessage lastMail() {
        MimeMessage[] mails = mailbox.getReceivedMessages();
        return mails[mails.length - 1];
    }

    String mailedCode() throws Exception {
        Matcher code = CODE.matcher(lastMail().getContent().toString());
        if (!code.find()) {
            throw new AssertionError("the mail holds no code");
        }
        return code.group(1);
    }

    String wrongCode() throws Exception {
        return mailedCode().equals("000000") ? "000001" : "000000";
    }

    byte[] object(String fact) {
        byte[] content = objects.get(facts.get(fact));
        if (content == null) {
            throw new AssertionError("no document " + fact);
        }
        return content;
    }

    private String kept(Value value) {
        return switch (value) {
            case Value.Plain plain -> plain.text();
            case Value.Open open -> open.text();
            case Value.Sealed sealed -> sealed.token();
            case Value.Document document -> {
                String claim = "claim-" + objects.size();
                objects.put(claim, document.content());
                yield claim;
            }
        };
    }

    @Override
    public void close() {
        mailbox.stop();
    }
}
