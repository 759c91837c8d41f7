// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.gangway.casefile.StepInput;
import org.gangway.contract.Wording.Paragraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Mails a one-time code. A repeat of the command sends the same mail again, under the same Message-ID. */
final class CodeMail {

    /** What became of a mail. */
    enum Sent {
        /** The server has taken it. */
        ACCEPTED,
        /** The address is none, or the server will never take mail for it. */
        REFUSED,
        /** The server cannot be reached, or not now. */
        UNAVAILABLE
    }

    private static final Logger LOG = LoggerFactory.getLogger(CodeMail.class);
    private static final Executor THREADS = Thread.ofVirtual().name("code-mail-", 0)::start;

    private final JavaMailSender server;
    private final MailSettings settings;
    private final String bank;

    CodeMail(JavaMailSender server, MailSettings settings, String bank) {
        this.server = server;
        this.settings = settings;
        this.bank = bank;
    }

    Sent send(Signer signer, StepInput input, String code) {
        try {
            return deliver(message(signer, input, code), input.commandId());
        } catch (AddressException e) {
            return Sent.REFUSED;
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail of " + input.commandId() + " cannot be composed", e);
        }
    }

    private MimeMessage message(Signer signer, StepInput input, String code) throws MessagingException {
        String language = Wording.written(input.language());
        List<Paragraph> text = Wording.paragraphs(
                "mail", language, Map.of("bank", bank, "code", code, "minutes", OneTimeCode.VALID.toMinutes()));
        MimeMessage message = new MimeMessage((Session) null);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, recipient(signer));
        message.setSubject(text.getFirst().text(), UTF_8.name());
        message.setText(text.stream().skip(1).map(Paragraph::text).collect(Collectors.joining("\n\n")), UTF_8.name());
        message.setSentDate(Date.from(input.issuedAt()));
        message.setHeader("Content-Language", language);
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        message.setHeader("Message-ID", "<" + input.commandId() + ".code@" + settings.domain() + ">");
        return message;
    }

    private static Address recipient(Signer signer) throws AddressException {
        InternetAddress address = new InternetAddress(signer.email(), true);
        if (address.isGroup() || address.getPersonal() != null) {
            throw new AddressException("not a bare address");
        }
        return address;
    }

    /** In a thread of its own: the time-outs of the mail library are per line of the dialogue, not for the whole. */
    private Sent deliver(MimeMessage message, String commandId) {
        try {
            return CompletableFuture.supplyAsync(() -> hand(message, commandId), THREADS)
                    .get(settings.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return unavailable(commandId, "TimeoutException");
        } catch (ExecutionException e) {
            throw new IllegalStateException("mailing for " + commandId + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(commandId, "InterruptedException");
        }
    }

    private Sent hand(MimeMessage message, String commandId) {
        try {
            server.send(message);
            return Sent.ACCEPTED;
        } catch (MailException e) {
            return addressRefused(e) ? Sent.REFUSED : unavailable(commandId, innermost(e));
        }
    }

    /** Only the class of the failure is logged: a mail server's message quotes the address. */
    private static Sent unavailable(String commandId, String failure) {
        LOG.atWarn()
                .addKeyValue("commandId", commandId)
                .addKeyValue("failure", failure)
                .log("one-time code not mailed: is the server of gangway.mail.host reachable?");
        return Sent.UNAVAILABLE;
    }

    private static String innermost(MailException failure) {
        Throwable cause = failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? sending.getMessageExceptions()[0]
                : failure;
        return NestedExceptionUtils.getMostSpecificCause(cause).getClass().getSimpleName();
    }

    private static boolean addressRefused(MailException failure) {
        return failure instanceof MailSendException sending
                && Arrays.stream(sending.getMessageExceptions()).anyMatch(CodeMail::forGood);
    }

    /** A reply of 5xx to the recipient (RFC 5321 §4.2.1); 4xx, a grey list say, passes. */
    private static boolean forGood(Exception failure) {
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (e instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode() >= 500;
            }
            if (e instanceof SendFailedException && m.getNextException() == null) {
                return false;
            }
        }
        return false;
    }
}
