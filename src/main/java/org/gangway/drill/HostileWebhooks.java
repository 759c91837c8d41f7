// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reports of an e-signature vendor: forged, late, without sense, too large, and signed by somebody who has the key. */
record HostileWebhooks(RawWeb web, HostileTally tally) implements Attack {
    private static final List<String> REPORTS = List.of(
            "{\"data\":{\"envelopeId\":\"%s\",\"envelopeSummary\":{\"status\":\"completed\"}}}",
            "{\"data\":{\"envelopeId\":\"e1\",\"envelopeSummary\":{\"status\":\"completed\",\"customFields\":"
                    + "{\"textCustomFields\":[{\"name\":\"gangway\",\"value\":\"%s\"}]}}}}",
            "{\"data\":{\"envelopeId\":\"e1\",\"envelopeSummary\":{\"status\":\"%s\",\"customFields\":"
                    + "{\"textCustomFields\":[{\"name\":\"gangway\",\"value\":\"\\ud800\"}]}}}}",
            "{\"data\":\"%s\"}",
            "[%s]",
            "");

    @Override
    public String kind() {
        return "webhooks";
    }

    @Override
    public void once(Random random) {
        byte[] body = body(random);
        List<String> headers = HostileHeaders.of(random);
        headers.add("Content-Type: application/json");
        headers.add("Content-Length: " + body.length);
        if (random.nextInt(4) > 0) {
            headers.add("X-DocuSign-Signature-" + random.nextInt(3) + ": " + signature(random, body));
        }
        String vendor = random.nextInt(8) == 0 ? HostileWords.id(random) : "esign";
        byte[] request = RawWeb.request("POST", HostilePlaces.WEBHOOKS.replace("%s", vendor), headers, body);
        tally.answer(kind(), request, web.send(request));
    }

    private static byte[] body(Random random) {
        byte[] report = HostileWords.one(random, REPORTS)
                .replace("%s", HostileWords.text(random).replace("\"", "'"))
                .getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(10)) {
            case 0 -> new byte[262_145 + random.nextInt(2_000_000)];
            case 1 -> HostileWords.noise(random, 5_000);
            case 2, 3 -> HostileWords.mutated(random, report);
            case 4 -> ("[".repeat(5_000) + "]".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
            default -> report;
        };
    }

    /** The sandbox's key, which every other installation keeps to itself and the vendor. */
    private static String signature(Random random, byte[] body) {
        if (random.nextInt(3) == 0) {
            return HostileWords.MARK + "=";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("sandbox-connect-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
