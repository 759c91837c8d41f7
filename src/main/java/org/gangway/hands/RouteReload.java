// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
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
            good.forEach(resource -> removeSource(step(resource)));
            super.onRouteReload(good, false);
        }
    }

    /** Camel removes the route it replaces, but not the kamelet that feeds it: that one would go on consuming, for nobody. */
    private void removeSource(String step) {
        Route route = getCamelContext().getRoute(step);
        if (route == null || !(route.getEndpoint() instanceof KameletEndpoint source)) {
            return;
        }
        try {
            getCamelContext().getRouteController().stopRoute(source.getRouteId());
            getCamelContext().removeRoute(source.getRouteId());
        } catch (Exception e) {
            throw new IllegalStateException("the old route of step " + step + " cannot be stopped", e);
        }
    }

    private static String step(Resource resource) {
        return file(resource).replace(StepRoutes.ENDING, "");
    }

    private static String file(Resource resource) {
        return String.valueOf(Path.of(resource.getLocation()).getFileName());
    }

    private static boolean keepsContract(Resource resource) {
        List<String> violations = RouteContract.check(file(resource), StepRoutes.text(resource));
        violations.forEach(violation -> LOG.atWarn()
                .setMessage("a route is not taken over")
                .addKeyValue("violation", violation)
                .log());
        return violations.isEmpty();
    }
}
