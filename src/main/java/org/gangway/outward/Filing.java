// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/** The signed agreement on its way into the client's documents in Apache Fineract. */
public final class Filing {
    private static final String CLIENT = "open-account.client-id";
    private static final String SIGNED = "sign-agreement.signed-agreement";
    private static final Answers BANK = new Answers("core banking");

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
        String delimiter = "--" + boundary(input);
        ByteArrayOutputStream form = new ByteArrayOutputStream(pdf.length + 1024);
        form.writeBytes(text(delimiter, "name", "Account agreement"));
        form.writeBytes(text(delimiter, "description", "Signed in case " + input.caseId()));
        form.writeBytes((delimiter + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"agreement.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(UTF_8));
        form.writeBytes(pdf);
        form.writeBytes(("\r\n" + delimiter + "--\r\n").getBytes(UTF_8));
        return form.toByteArray();
    }

    /** @throws UnusableAnswer if it names no document */
    public Reply filed(String answer) throws UnusableAnswer {
        return Reply.of(Reply.Kind.DONE).with(Map.of("document-id", Value.open(BANK.reference(answer, "resourceId"))));
    }

    private static byte[] text(String delimiter, String name, String value) {
        return (delimiter + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + value + "\r\n")
                .getBytes(UTF_8);
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
