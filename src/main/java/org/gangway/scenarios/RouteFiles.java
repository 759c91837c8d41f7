// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody has written a route for a step: in {@code ./routes}, or in the application itself. */
final class RouteFiles {
    private RouteFiles() {}

    /** @param step kebab-case; the schema has seen to that */
    static boolean exists(String step) {
        String file = "routes/" + step + ".camel.yaml";
        return Files.isRegularFile(Path.of(file)) || RouteFiles.class.getResource("/" + file) != null;
    }
}
