// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.gangway.casefile.StepInput;
import org.gangway.contract.Wording.Paragraph;
import org.gangway.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Mails customers. A repeat of the command sends the same mail again, under the same Message-ID. */
final class Post {

    /** What became of a mail. */
    enum Sent {
        /** The server has taken it. */
        ACCEPTED,
        /** The address is none, or the server will never take mail for it. */
        REFUSED,
        /** The server cannot be reached, or not now. */
        UNAVAILABLE
    }

    /**
     * @param to one bare address
     * @param name tells this mail from others of the same command; a part of the Message-ID
     * @param text its first paragraph is the subject
     * @param attachment its name is the file's
     */
    record Letter(
            String to, String name, String language, List<Paragraph> text, Optional<ByteArrayDataSource> attachment) {
        @Override
        public String toString() {
            return "***";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final Executor THREADS = Thread.ofVirtual().name("post-", 0)::start;

    private final JavaMailSender server;
    private final MailSettings settings;
    private final Traces traces;

    Post(JavaMailSender server, MailSettings settings, Traces traces) {
        this.server = server;
        this.settings = settings;
        this.traces = traces;
    }

    Sent send(StepInput input, Letter letter) {
        try {
            Instant start = Instant.now();
            Sent sent = deliver(message(input, letter), input.commandId());
            trace(input, sent, start);
            return sent;
        } catch (AddressException e) {
            return Sent.REFUSED;
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail of " + input.commandId() + " cannot be composed", e);
        }
    }

    private void trace(StepInput input, Sent sent, Instant start) {
        if (traces.on()) {
            traces.begin("call mail", SpanKind.CLIENT, input.caseId(), null, start)
                    .setAttribute(Traces.COMMAND, input.commandId())
                    .setAttribute(Traces.VERDICT, sent.name())
                    .end();
        }
    }

    private MimeMessage message(StepInput input, Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage((Session) null);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, recipient(letter.to()));
        message.setSubject(letter.text().getFirst().text(), UTF_8.name());
        fill(message, letter);
        message.setSentDate(Date.from(input.issuedAt()));
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        message.setHeader("Message-ID", "<" + input.commandId() + "." + letter.name() + "@" + settings.domain() + ">");
        return message;
    }

    private static void fill(MimeMessage message, Letter letter) throws MessagingException {
        String text = letter.text().stream().skip(1).map(Paragraph::text).collect(Collectors.joining("\n\n"));
        if (letter.attachment().isEmpty()) {
            message.setText(text, UTF_8.name());
            return;
        }
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, UTF_8.name());
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(letter.attachment().get()));
        file.setFileName(letter.attachment().get().getName());
        file.setDisposition(Part.ATTACHMENT);
        message.setContent(new MimeMultipart(words, file));
    }

    private static Address recipient(String email) throws AddressException {
        InternetAddress address = new InternetAddress(email, true);
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
                .log("mail not sent: is the server of gangway.mail.host reachable?");
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
                && Arrays.stream(sending.getMessageExceptions()).anyMatch(Post::forGood);
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
