// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.sandbox.Knobs.Fault;
import org.gangway.sandbox.Knobs.Target;
import org.gangway.sandbox.Tally.Effect;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Takes every mail for every address over SMTP and shows it. */
final class Mailbox implements AutoCloseable {

    /**
     * One mail.
     *
     * @param id its Message-ID
     */
    record Mail(String id, String to, String subject, String text, List<Attachment> attachments, Instant receivedAt) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @param href where its bytes are, for as long as the newest attachments are kept */
    record Attachment(String name, String type, int size, String sha256, String href) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** They are kept whole, so far fewer of them than of mails. */
    private static final int MOST_ATTACHMENTS = 500;

    /** GreenMail's own 2 s are not enough on a busy machine that starts a broker at the same time. */
    private static final long STARTUP_MILLIS = 20_000;

    /** GreenMail wants a user to deliver to; ours has been served already. */
    private static final GreenMailUser NOBODY = (GreenMailUser) Proxy.newProxyInstance(
            Mailbox.class.getClassLoader(), new Class<?>[] {GreenMailUser.class}, (proxy, method, arguments) -> null);

    private final Map<String, Answer> attachments = Bounded.map(MOST_ATTACHMENTS);
    private final Deque<Mail> mails = new ArrayDeque<>();
    private final GreenMail server;
    private final int remember;
    private final Knobs knobs;
    private final Tally tally;

    Mailbox(int port, int remember, Knobs knobs, Tally tally) {
        this.remember = remember;
        this.knobs = knobs;
        this.tally = tally;
        // GreenMail's own log lines quote addresses.
        LoggingSystem.get(Mailbox.class.getClassLoader()).setLogLevel("com.icegreen.greenmail", LogLevel.OFF);
        PortTaken.check(port, "gangway.sandbox.smtp-port");
        ServerSetup smtp = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(STARTUP_MILLIS);
        server = new GreenMail(smtp);
        server.getUserManager().setMessageDeliveryHandler(this::deliver);
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    void open(Routes routes) {
        routes.on("GET", "/mailbox", this::show)
                .on("GET", "/mailbox/attachments/{sha256}", this::attachment)
                .on("DELETE", "/mailbox", r -> forget());
    }

    /** Newest first; of one address or of all. */
    synchronized List<Mail> mails(Optional<String> to) {
        return mails.stream()
                .filter(mail -> to.map(mail.to()::equalsIgnoreCase).orElse(true))
                .toList();
    }

    private Answer show(Request request) {
        List<Mail> wanted = mails(request.query("to"));
        boolean page = request.query("to").isEmpty()
                && request.header("accept").orElse("").contains("text/html");
        return page ? Answer.html(Pages.mailbox(wanted)) : Answer.json(200, wanted);
    }

    private Answer attachment(Request request) {
        Answer attachment = attachments.get(request.variable("sha256"));
        if (attachment == null) {
            throw new Refusal(404, "no mail that is kept has this attachment");
        }
        return attachment;
    }

    private synchronized Answer forget() {
        mails.clear();
        attachments.clear();
        return Answer.empty(204);
    }

    private GreenMailUser deliver(MovingMessage message, MailAddress to) throws MessagingException {
        knobs.pause(Target.MAIL);
        if (knobs.on(Target.MAIL, Fault.DOWN)) {
            // GreenMail turns this type, and no other, into an answer 451.
            throw new IllegalStateException("down, as a knob says");
        }
        Mail mail = read(message.getMessage(), to.getEmail());
        keep(mail);
        if (knobs.on(Target.MAIL, Fault.DUPLICATE)) {
            keep(mail);
        }
        return NOBODY;
    }

    private synchronized void keep(Mail mail) {
        tally.note(Effect.MAILS, mail.id() + " " + mail.to());
        mails.addFirst(mail);
        if (mails.size() > remember) {
            mails.removeLast();
        }
    }

    private Mail read(MimeMessage message, String to) throws MessagingException {
        List<Attachment> attached = new ArrayList<>();
        String id = Optional.ofNullable(message.getMessageID()).orElseGet(() -> "none-" + UUID.randomUUID());
        String subject = Optional.ofNullable(message.getSubject()).orElse("");
        try {
            return new Mail(id, to, subject, text(message.getContent(), attached), attached, Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException("a mail could not be read", e);
        }
    }

    private String text(Object content, List<Attachment> attached) throws MessagingException, IOException {
        if (!(content instanceof Multipart parts)) {
            return content instanceof String text ? text.strip() : "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getFileName() != null) {
                attached.add(keep(part));
            } else if (!part.isMimeType("text/html")) {
                text.append(text(part.getContent(), attached));
            }
        }
        return text.toString();
    }

    private Attachment keep(BodyPart part) throws MessagingException, IOException {
        byte[] content = part.getInputStream().readAllBytes();
        String sha256 = DigestUtils.sha256Hex(content);
        String type = part.getContentType().split(";", 2)[0].strip();
        attachments.put(sha256, Answer.of(200, type, content));
        return new Attachment(part.getFileName(), type, content.length, sha256, "/mailbox/attachments/" + sha256);
    }
}
