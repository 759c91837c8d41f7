// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.sealing.References;
import org.gangway.wire.Json;

/**
 * The bodies of the calls of {@code sign-envelope}: the agreement goes to an e-signature vendor, in the shape of
 * DocuSign's eSignature API, which mails it to the customer. Needs {@code given-name}, {@code family-name}, {@code email}.
 */
public final class Envelopes {
    private final AgreementPaper paper;
    private final References references;
    private final EsignSettings settings;
    private final Supplier<String> webhook;

    /** @param webhook where the vendor reaches us; empty if it is set up on its side, or only asked */
    Envelopes(AgreementPaper paper, References references, EsignSettings settings, Supplier<String> webhook) {
        this.paper = paper;
        this.references = references;
        this.settings = settings;
        this.webhook = webhook;
    }

    /** Of {@code POST …/envelopes}. The same command gives the same bytes. */
    public byte[] describe(StepInput input) {
        Signer signer = Signer.of(input);
        String title = paper.title(signer, input);
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.put("status", "sent").put("emailSubject", title);
        // The vendor's own key against a second envelope, beside the header's.
        envelope.put(
                "transactionId",
                UUID.nameUUIDFromBytes(input.commandId().getBytes(UTF_8)).toString());
        envelope.putArray("documents")
                .addObject()
                .put("documentId", "1")
                .put("name", title)
                .put("fileExtension", "pdf")
                .put("documentBase64", Base64.getEncoder().encodeToString(paper.draw(signer, input)));
        recipient(envelope, signer, input);
        envelope.putObject("customFields")
                .putArray("textCustomFields")
                .addObject()
                .put("name", Envelope.FIELD)
                .put("value", references.of(ConnectWebhook.NAME, input.commandId()))
                .put("show", "false");
        envelope.putObject("notification")
                .put("useAccountDefaults", "false")
                .putObject("expirations")
                .put("expireEnabled", "true")
                .put("expireAfter", Integer.toString(settings.expireAfter()));
        notifyUs(envelope);
        return Json.write(envelope);
    }

    /** The id of the envelope that was made, or had been made before. */
    public String id(byte[] answer) {
        return Envelope.of(answer).id();
    }

    /** How the envelope stands: a command that is handed out again finds what became of the first one's. */
    public Reply standing(byte[] answer) {
        return Envelope.of(answer).reply();
    }

    /** Without {@code clientUserId} the vendor mails the customer, and who reads the mailbox signs. */
    private static void recipient(ObjectNode envelope, Signer signer, StepInput input) {
        ObjectNode recipient =
                envelope.putObject("recipients").putArray("signers").addObject();
        recipient
                .put("recipientId", "1")
                .put("name", signer.name())
                .put("email", signer.email())
                .putObject("emailNotification")
                .put("supportedLanguage", Wording.written(input.language()));
    }

    private void notifyUs(ObjectNode envelope) {
        String url = webhook.get();
        if (url.isEmpty()) {
            return;
        }
        ObjectNode notification = envelope.putObject("eventNotification");
        notification.put("url", url).put("requireAcknowledgment", "true").put("includeHMAC", "true");
        notification.put("deliveryMode", "SIM");
        notification
                .putArray("events")
                .add("envelope-completed")
                .add("envelope-declined")
                .add("envelope-voided");
        ObjectNode content = notification.putObject("eventData");
        content.put("version", "restv2.1")
                .put("format", "json")
                .putArray("includeData")
                .add("custom_fields");
    }
}
