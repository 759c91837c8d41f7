// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who sees metrics: operations.
 *
 * @param local in the profile of this name whoever asks from the same machine, too
 */
record MetricsReaders(boolean local) implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    @Override
    @SuppressWarnings("deprecation") // the interface still wants it
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext context) {
        boolean here = local && THIS_MACHINE.contains(context.getRequest().getRemoteAddr());
        return new AuthorizationDecision(here || Roles.has(who.get(), Roles.OPERATIONS));
    }
}
