// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody has written a route for a step: in the folder of routes, or in the application itself. */
record RouteFiles(Path folder) {

    /** @param step kebab-case; the schema has seen to that */
    boolean exists(String step) {
        String file = step + ".camel.yaml";
        return Files.isRegularFile(folder.resolve(file)) || RouteFiles.class.getResource("/routes/" + file) != null;
    }
}
