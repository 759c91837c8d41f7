// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** The routes of this process as Camel's own management sees them: counts and shape, never a message. */
public final class RouteBook {
    private final CamelContext context;

    RouteBook(CamelContext context) {
        this.context = context;
    }

    /**
     * @param done messages since the start, failed ones included
     * @param last when the last message was done
     */
    public record Page(
            String id,
            String description,
            String state,
            long done,
            long failed,
            long inflight,
            long meanMillis,
            @Nullable Instant last) {}

    /**
     * One node of a route's drawing.
     *
     * @param parent place of the node above it; -1 with the first
     * @param kind Camel's word: {@code to}, {@code bean}, {@code choice}
     * @param id as the route's file says; empty if it does not
     */
    public record Node(int depth, int parent, String kind, String id) {}

    /** Those a step is done by; what kamelets add to them is left out. */
    public List<Page> pages() {
        return context.getRoutes().stream()
                .filter(route -> !route.isCreatedByKamelet())
                .map(this::page)
                .sorted(Comparator.comparing(Page::id))
                .toList();
    }

    public Optional<Page> page(String id) {
        return pages().stream().filter(page -> page.id.equals(id)).findFirst();
    }

    /** The nodes of a route from top to bottom. */
    public List<Node> nodes(String id) {
        RouteDefinition route =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(id);
        List<Node> nodes = new ArrayList<>();
        if (route != null) {
            nodes.add(new Node(0, -1, "from", scheme(route.getInput().getEndpointUri())));
            add(route.getOutputs(), 1, 0, nodes);
        }
        return nodes;
    }

    private static void add(List<ProcessorDefinition<?>> outputs, int depth, int parent, List<Node> nodes) {
        for (ProcessorDefinition<?> output : outputs) {
            if (output.isAbstract()) {
                continue; // what a route configuration puts around every route
            }
            String id = output.hasCustomIdAssigned() ? output.getId() : "";
            nodes.add(new Node(depth, parent, output.getShortName(), id));
            add(output.getOutputs(), depth + 1, nodes.size() - 1, nodes);
        }
    }

    /** Addresses may hold passwords: only what they begin with. */
    private static String scheme(String uri) {
        int end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }

    private Page page(Route route) {
        String id = route.getRouteId();
        String description = route.getDescription() == null ? "" : route.getDescription();
        String state = context.getRouteController().getRouteStatus(id).name();
        ManagedRouteMBean managed = managed(id);
        if (managed == null) {
            return new Page(id, description, state, 0, 0, 0, 0, null);
        }
        try {
            return counted(id, description, state, managed);
        } catch (Exception e) {
            throw new IllegalStateException("Camel does not count its routes", e);
        }
    }

    private static Page counted(String id, String description, String state, ManagedRouteMBean managed)
            throws Exception {
        Date last = managed.getLastExchangeCompletedTimestamp();
        return new Page(
                id,
                description,
                state,
                managed.getExchangesTotal(),
                managed.getExchangesFailed(),
                managed.getExchangesInflight(),
                Math.max(0, managed.getMeanProcessingTime()),
                last == null ? null : last.toInstant());
    }

    private @Nullable ManagedRouteMBean managed(String id) {
        ManagedCamelContext managed = context.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        return managed == null ? null : managed.getManagedRoute(id);
    }
}
