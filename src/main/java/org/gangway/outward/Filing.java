// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/** The signed agreement on its way into the client's documents in Apache Fineract. */
public final class Filing {
    private static final String CLIENT = "open-account.client-id";
    private static final String SIGNED = "sign-agreement.signed-agreement";
    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(UTF_8);
    private static final VendorAnswers BANK = new VendorAnswers("core banking");

    Filing() {}

    /**
     * What follows {@code /v1/clients/} in the address.
     *
     * @throws UnusableAnswer if no client is known: an account that was opened by hand
     */
    public String path(StepInput input) throws UnusableAnswer {
        return needed(input, CLIENT) + "/documents";
    }

    public String mediaType(StepInput input) {
        return "multipart/form-data; boundary=" + boundary(input);
    }

    /**
     * The body of {@code POST /v1/clients/{id}/documents}. The same command gives the same bytes.
     *
     * @throws UnusableAnswer if there is no signed agreement: one that was signed otherwise
     */
    public byte[] form(StepInput input) throws UnusableAnswer {
        byte[] pdf = input.documents().read(needed(input, SIGNED));
        ByteArrayOutputStream form = new ByteArrayOutputStream(pdf.length + 1024);
        try (HttpEntity parts = MultipartEntityBuilder.create()
                .setBoundary(boundary(input))
                .addTextBody("name", "Account agreement", TEXT)
                .addTextBody("description", "Signed in case " + input.caseId(), TEXT)
                .addBinaryBody("file", pdf, ContentType.create("application/pdf"), "agreement.pdf")
                .build()) {
            parts.writeTo(form);
            return form.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UnusableAnswer if it names no document */
    public Reply filed(String answer) throws UnusableAnswer {
        return Reply.of(Reply.Kind.DONE).with(Map.of("document-id", Value.open(BANK.reference(answer, "resourceId"))));
    }

    /** Of a hash, so that no document happens to hold it. */
    private static String boundary(StepInput input) {
        return "gangway-" + UUID.nameUUIDFromBytes(input.commandId().getBytes(UTF_8));
    }

    private static String needed(StepInput input, String field) throws UnusableAnswer {
        String value = input.fields().get(field);
        if (value == null) {
            throw new UnusableAnswer("an earlier step", field);
        }
        return value;
    }
}
