// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A provider of adverse media, who has written about everybody whose family name ends in {@code -media}. */
final class MediaArchive {

    void open(Routes routes) {
        routes.on("POST", "/media/searches", this::search);
    }

    private Answer search(Request request) {
        JsonNode asked = SandboxJson.read(request);
        ObjectNode answer = SandboxJson.object();
        ArrayNode articles = answer.putArray("articles");
        if (asked.path("family-name").asText().toLowerCase(Locale.ROOT).endsWith("-media")) {
            article(articles, "A-1", "Director questioned about missing funds", .91)
                    .putArray("topics")
                    .add("fraud");
            article(articles, "A-2", "Namesake wins a regatta", .22)
                    .putArray("topics")
                    .add("sport");
        }
        return Answer.json(200, answer);
    }

    private static ObjectNode article(ArrayNode articles, String id, String title, double score) {
        return articles.addObject()
                .put("id", id)
                .put("title", title)
                .put("source", "The Sandbox Courier")
                .put("published", "2026-02-03")
                .put("url", "https://courier.example/" + id)
                .put("score", score);
    }
}
