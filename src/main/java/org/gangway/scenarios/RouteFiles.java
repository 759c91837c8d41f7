// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Whether somebody has written a route for a step: in the folder of routes, or in the application itself.
 *
 * @param off steps that this installation has not turned on
 */
record RouteFiles(Path folder, Set<String> off) {

    /** @param step kebab-case; the schema has seen to that */
    boolean exists(String step) {
        String file = step + ".camel.yaml";
        boolean there =
                Files.isRegularFile(folder.resolve(file)) || RouteFiles.class.getResource("/routes/" + file) != null;
        return there && !off.contains(step);
    }
}
