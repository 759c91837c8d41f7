// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.gangway.sandbox.Knobs.Fault;
import org.gangway.sandbox.Knobs.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the vendor's webhooks as DocuSign Connect signs them, and goes wrong on demand. */
final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Knobs knobs;
    private final String key;

    Webhooks(Knobs knobs, String key) {
        this.knobs = knobs;
        this.key = key;
    }

    /** A sandbox calls nobody but this machine. */
    static void check(String url) {
        try {
            if (!url.isEmpty()
                    && !LOOPBACK.contains(String.valueOf(URI.create(url).getHost()))) {
                throw new Refusal(400, "eventNotification.url must point to this machine");
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "eventNotification.url is not a URL");
        }
    }

    void send(URI url, byte[] body) {
        if (knobs.on(Target.ESIGN, Fault.LOST)) {
            return;
        }
        long late = knobs.take(Target.ESIGN, Fault.LATE).map(Knobs.Knob::millis).orElse(0L);
        int times = knobs.on(Target.ESIGN, Fault.DUPLICATE) ? 2 : 1;
        String signature = signature(knobs.on(Target.ESIGN, Fault.FORGED) ? "not " + key : key, body);
        Thread.ofVirtual().name("webhook").start(() -> {
            Knobs.sleep(late);
            for (int i = 0; i < times; i++) {
                post(url, body, signature);
            }
        });
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void post(URI url, byte[] body, String signature) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-DocuSign-Signature-1", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (java.io.IOException e) {
            LOG.atWarn().addKeyValue("exception", e.getClass().getName()).log("a webhook found nobody");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Base64 of the HMAC-SHA256 over the raw body. */
    static String signature(String key, byte[] body) {
        return Base64.getEncoder().encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(body));
    }
}
