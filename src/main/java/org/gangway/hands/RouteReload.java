// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.RouteWatcherReloadStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over changed and new route files while the process runs. A file that breaks the contract changes nothing. */
final class RouteReload extends RouteWatcherReloadStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);

    private RouteReload(Path folder) {
        super(folder.toString(), false);
        setPattern("*" + StepRoutes.ENDING);
        setRemoveAllRoutes(false);
    }

    /** Does nothing if there is no such folder. */
    static void watch(CamelContext context, Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            context.addService(new RouteReload(folder));
        } catch (Exception e) {
            throw new IllegalStateException("the folder of routes cannot be watched", e);
        }
    }

    @Override
    protected void onRouteReload(Collection<Resource> resources, boolean removeEverything) {
        List<Resource> good =
                resources.stream().filter(RouteReload::keepsContract).toList();
        if (!good.isEmpty()) {
            super.onRouteReload(good, false);
        }
    }

    private static boolean keepsContract(Resource resource) {
        String file = String.valueOf(Path.of(resource.getLocation()).getFileName());
        List<String> violations = RouteContract.check(file, StepRoutes.text(resource));
        violations.forEach(violation -> LOG.atWarn()
                .setMessage("a route is not taken over")
                .addKeyValue("violation", violation)
                .log());
        return violations.isEmpty();
    }
}
