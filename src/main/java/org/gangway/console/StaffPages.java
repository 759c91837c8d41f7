// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which pages are for which role. What none names is refused. */
final class StaffPages {

    private StaffPages() {}

    static void guard(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // a page of an error that comes when the answer has begun is included, not dispatched to
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.INCLUDE)
                .permitAll()
                .requestMatchers("/login", "/logout", "/webjars/**")
                .permitAll()
                .requestMatchers("/cases/**")
                .hasAnyRole(Roles.STAFF)
                .requestMatchers("/reviews/*/open", "/reviews/*/documents/*", "/reviews/*/exemptions", "/exemptions/**")
                .hasRole(Roles.REVIEWER)
                .requestMatchers("/reviews/**")
                .hasAnyRole(Roles.REVIEWER, Roles.OPERATIONS)
                .requestMatchers("/hits/*/open", "/hits/*/exemptions")
                .hasRole(Roles.REVIEWER)
                .requestMatchers("/hits/**", "/rules")
                .hasAnyRole(Roles.REVIEWER, Roles.COMPLIANCE, Roles.AUDITOR)
                .requestMatchers("/bands/**")
                .hasRole(Roles.COMPLIANCE)
                .requestMatchers("/routes/**")
                .hasRole(Roles.OPERATIONS)
                .requestMatchers("/reports/**")
                .hasRole(Roles.AUDITOR)
                .anyRequest()
                .denyAll();
    }
}
