// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.util.List;

/** What an application says of itself. */
record Health(WebClient web, URI app) {

    private static final List<String> GROUPS =
            List.of("broker", "process", "hands", "catalogue", "keys", "lists", "models", "disk");

    /** All of it. */
    boolean up() {
        return upAt("");
    }

    /** @param group of health, as {@code hands} */
    boolean up(String group) {
        return upAt("/" + group);
    }

    /** The groups that are not, or that nobody answers for. */
    List<String> down() {
        return GROUPS.stream().filter(group -> !up(group)).toList();
    }

    private boolean upAt(String path) {
        try {
            return web.get(app.resolve("/actuator/health" + path), "")
                    .map(health -> health.path("status").asText().equals("UP"))
                    .orElse(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }
}
