// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepInput;

/** Opened commands for tests. */
public final class Inputs {
    public static final Map<String, String> CUSTOMER = Map.of(
            "given-name", "Ada",
            "family-name", "Example",
            "birth-date", "1990-04-01",
            "nationality", "DE",
            "email", "ada@example.org");

    /** What every claim leads to: bytes of all values, and some that look like the end of a form's part. */
    public static final byte[] DOCUMENT = document();

    private Inputs() {}

    private static byte[] document() {
        byte[] document = new byte[2048];
        for (int i = 0; i < document.length; i++) {
            document[i] = (byte) i;
        }
        byte[] end = "\r\n--gangway-\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(end, 0, document, document.length - end.length, end.length);
        return document;
    }

    public static StepInput of(String caseId, String step, Map<String, String> fields, Optional<String> outcome) {
        return new StepInput(
                caseId + "." + step + ".1",
                caseId,
                step,
                1,
                1,
                Instant.parse("2026-11-23T10:00:00Z"),
                "en",
                outcome,
                fields,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                claim -> DOCUMENT);
    }
}
