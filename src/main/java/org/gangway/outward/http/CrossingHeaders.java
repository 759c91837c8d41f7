// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * A message on its way through a route carries the record's key, the case id and more: none of that may reach a vendor,
 * and nothing a vendor answers may steer a route ({@code kafka.OVERRIDE_TOPIC}, CVE-2026-49098). So nothing comes in,
 * and only these go out. A credential belongs into the endpoint's options, not into a header.
 */
final class CrossingHeaders implements HeaderFilterStrategy {
    private static final Set<String> OUT = Set.of(
            "accept", "content-type", "idempotency-key", "fineract-platform-tenantid", "traceparent", "tracestate");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
