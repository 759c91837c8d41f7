// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward.http;

import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up Camel's {@code http} and {@code https} so that a route gets the safe behaviour without naming it. */
@Configuration(proxyBeanMethods = false)
class HttpCalls {

    @Bean
    ComponentCustomizer safeHttp() {
        return ComponentCustomizer.builder(HttpComponent.class).build(HttpCalls::setUp);
    }

    static void setUp(HttpComponent http) {
        http.setHeaderFilterStrategy(new CrossingHeaders());
        http.setSkipResponseHeaders(true);
        // Retries are the failures configuration's; the client's own would multiply them and outlast the limit.
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setRedirectHandlingDisabled(true);
    }
}
