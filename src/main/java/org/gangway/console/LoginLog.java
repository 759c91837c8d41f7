// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;

/**
 * Logs who of the staff logs in, and who tries what his role does not include. A login that failed is counted without the
 * name that was typed, which now and then is the password.
 */
final class LoginLog {

    private static final Logger LOG = LoggerFactory.getLogger(LoginLog.class);

    @EventListener
    void in(InteractiveAuthenticationSuccessEvent event) {
        LOG.atInfo()
                .addKeyValue("login", event.getAuthentication().getName())
                .addKeyValue("by", event.getAuthentication().getClass().getSimpleName())
                .log("logged in");
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        LOG.atWarn()
                .addKeyValue("by", event.getAuthentication().getClass().getSimpleName())
                .addKeyValue("cause", event.getException().getClass().getSimpleName())
                .log("a login failed");
    }

    /** Of whoever is logged in: strangers are sent to the login page all day. */
    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        Authentication who = event.getAuthentication().get();
        if (who != null && !(who instanceof AnonymousAuthenticationToken)) {
            LOG.atWarn().addKeyValue("login", who.getName()).log("a role did not include what was asked for");
        }
    }
}
