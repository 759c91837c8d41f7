// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.gangway.vendors.Report;
import org.gangway.vendors.Vendor;
import org.gangway.wire.Json;

/** The e-signature vendor's webhooks, as DocuSign Connect sends and signs them. */
final class ConnectWebhook implements Vendor {
    static final String NAME = "esign";

    /** One signature for each key that the account has: any may be the one we know. */
    private static final Pattern SIGNATURE = Pattern.compile("x-docusign-signature-\\d{1,3}");

    private final List<String> keys;

    ConnectWebhook(List<String> keys) {
        this.keys = List.copyOf(keys);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean signed(byte[] body, Map<String, String> headers) {
        List<byte[]> given = headers.entrySet().stream()
                .filter(header -> SIGNATURE.matcher(header.getKey()).matches())
                .map(header -> header.getValue().getBytes(US_ASCII))
                .toList();
        return keys.stream()
                .filter(key -> !key.isEmpty())
                .map(key -> signature(key, body).getBytes(US_ASCII))
                .anyMatch(right -> given.stream().anyMatch(signature -> MessageDigest.isEqual(right, signature)));
    }

    @Override
    public Optional<Report> read(byte[] body) {
        JsonNode data = Json.read(body, JsonNode.class).path("data");
        return Envelope.of(data.path("envelopeId").asText(), data.path("envelopeSummary"))
                .report();
    }

    /** Base64 of the HMAC-SHA256 over the raw body. */
    static String signature(String key, byte[] body) {
        return Base64.getEncoder().encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(body));
    }
}
