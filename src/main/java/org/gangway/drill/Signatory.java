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
    private final Rounds rounds;

    Signatory(WebClient web, URI sandbox) {
        this.web = web;
        this.sandbox = sandbox;
        this.rounds = new Rounds(EVERY, before -> work());
    }

    private void work() throws InterruptedException {
        for (JsonNode envelope : web.get(sandbox.resolve(SENT), "")
                .map(list -> list.path("envelopes"))
                .orElseGet(MissingNode::getInstance)) {
            String id = envelope.path("envelopeId").asText();
            web.tryPost(sandbox.resolve("/esign/envelopes/" + id + "/sign"), "", Map.of());
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
