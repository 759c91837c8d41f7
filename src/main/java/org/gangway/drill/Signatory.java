// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** All customers before the e-signature vendor: whatever it has sent to be signed is signed. */
final class Signatory implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String SENT = "/esign/v2.1/accounts/local/envelopes?status=sent";

    private final WebClient web;
    private final URI sandbox;
    private final Thread thread;

    Signatory(WebClient web, URI sandbox) {
        this.web = web;
        this.sandbox = sandbox;
        this.thread = Thread.ofVirtual().start(this::work);
    }

    private void work() {
        try {
            while (true) {
                for (JsonNode envelope : web.get(sandbox.resolve(SENT), "")
                        .map(list -> list.path("envelopes"))
                        .orElseGet(MissingNode::getInstance)) {
                    String id = envelope.path("envelopeId").asText();
                    web.tryPost(sandbox.resolve("/esign/envelopes/" + id + "/sign"), "", Map.of());
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
