// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one application, started for the first that asks and closed after the last. */
final class SharedGangway implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningGangway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .gangway;
    }

    /** Closed by JUnit with the store. */
    private static final class Shared implements ExtensionContext.Store.CloseableResource {
        private final RunningGangway gangway = RunningGangway.start(Map.of(
                "server.forward-headers-strategy", "native",
                "gangway.process.pace.retry", "PT1S",
                "gangway.hands.call-limit", "2s",
                "gangway.hands.attempt-limit", "1s"));

        @Override
        public void close() {
            gangway.close();
        }
    }
}
