// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/** What every context with steps' routes needs, whoever made it. */
final class CamelSetup {
    static final String PLATFORM = "classpath:routes/platform";

    private CamelSetup() {}

    static void prepare(CamelContext context, HandsSettings settings) {
        context.getComponent("kamelet", KameletComponent.class).setLocation(PLATFORM);
        limitCalls(context, settings);
        nameNodesByRoute(context);
        context.addLifecycleStrategy(new LeavingTogether());
        context.setLogMask(true);
        context.setLogExhaustedMessageBody(false);
    }

    /** Ids of nodes are unique in a whole context, but every route has its {@code reply}. */
    private static void nameNodesByRoute(CamelContext context) {
        context.getCamelContextExtension()
                .getContextPlugin(Model.class)
                .addModelLifecycleStrategy(new ModelLifecycleStrategySupport() {
                    @Override
                    public void onAddRouteDefinition(RouteDefinition route) {
                        if (route.getNodePrefixId() == null) {
                            route.setNodePrefixId(route.getRouteId() + ".");
                        }
                    }
                });
    }

    /** Without limits of its own a call waits for an answer as long as the vendor likes. */
    static void limitCalls(CamelContext context, HandsSettings settings) {
        long attempt = settings.attemptLimit().toMillis();
        for (String scheme : new String[] {"http", "https"}) {
            HttpComponent http = context.getComponent(scheme, HttpComponent.class);
            http.setConnectTimeout(attempt / 2);
            http.setConnectionRequestTimeout(attempt / 2);
            http.setResponseTimeout(attempt);
        }
    }
}
