// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Up while every route runs and none of its threads meets the same bug again and again. */
record RoutesHealth(CamelContext context, Brake brake) implements HealthIndicator {

    @Override
    public Health health() {
        List<String> stopped = context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> !runs(id))
                .sorted()
                .toList();
        int stuck = brake.stuck();
        boolean up = !context.getRoutes().isEmpty() && stopped.isEmpty() && stuck == 0;
        return (up ? Health.up() : Health.down())
                .withDetail("stopped", stopped)
                .withDetail("stuck", stuck)
                .build();
    }

    private boolean runs(String routeId) {
        ServiceStatus status = context.getRouteController().getRouteStatus(routeId);
        return status != null && status.isStarted();
    }
}
