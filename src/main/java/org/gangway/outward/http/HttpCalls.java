// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward.http;

import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up Camel's {@code http} and {@code https} so that a route gets the safe behaviour without naming it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpCalls.Limits.class)
class HttpCalls {

    /**
     * Limits of one call, in milliseconds. With two retries in the route, three such calls stay below the 10 s that a
     * hand has.
     *
     * @param connect to get a connection
     * @param response between the request and each part of the answer
     */
    @ConfigurationProperties("gangway.http")
    record Limits(@DefaultValue("1000") long connect, @DefaultValue("2000") long response) {}

    @Bean
    ComponentCustomizer safeHttp(Limits limits) {
        return ComponentCustomizer.builder(HttpComponent.class).build(http -> setUp(http, limits));
    }

    static void setUp(HttpComponent http, Limits limits) {
        http.setHeaderFilterStrategy(new CrossingHeaders());
        http.setSkipResponseHeaders(true);
        http.setConnectionRequestTimeout(limits.connect());
        http.setConnectTimeout(limits.connect());
        http.setSoTimeout(limits.response());
        http.setResponseTimeout(limits.response());
        // Retries are the failures configuration's; the client's own would multiply them and outlast the limit.
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setRedirectHandlingDisabled(true);
    }
}
