// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
import java.util.stream.Stream;

/** Where hostile requests go; an id, or whatever else a caller may choose, is {@code %s}. A test holds them to all endpoints there are. */
final class HostilePlaces {
    static final String PHOTOS = "/api/photos";
    static final String WEBHOOKS = "/webhooks/%s";

    /** Of customers, with JSON. */
    static final List<String> MESSAGES =
            List.of("/api/messages", "/api/seen", "/api/liveness/sessions", "/api/liveness/answers");

    /** Of anybody. */
    static final List<String> VISITS = List.of(
            "/api/conversations",
            "/api/stream",
            "/api/stream?from=%s",
            "/api/stream?from=99999:1&from=%s",
            "/api/attachments/%s/%s",
            "/api/attachments/0/%s",
            "/certificates/%s",
            "/certificates/%s.jws",
            "/?%s",
            "/%s",
            "/index.html?%s",
            "/favicon.ico?%s",
            "/chat/%s",
            "/live/%s",
            "/console/%s",
            "/webjars/%s",
            "/actuator?%s",
            "/actuator/health?%s",
            "/actuator/health/%s",
            "/actuator/%s",
            "/error?%s",
            "/login?error=%s");

    /** Of programs of staff. */
    static final List<String> API = List.of(
            "/api/cases?text=%s&state=%s&waiting=%s",
            "/api/cases/%s",
            "/api/reviews",
            "/api/reviews/%s/open",
            "/api/reviews/%s/votes",
            "/api/reviews/%s/exemptions",
            "/api/hits?queue=%s",
            "/api/hits/%s/open",
            "/api/hits/%s/exemptions",
            "/api/exemptions",
            "/api/exemptions/%s/approval",
            "/api/exemptions/%s/withdrawal",
            "/api/bands",
            "/api/bands/%s/approval",
            "/api/bands/%s/withdrawal",
            "/api/screenings",
            "/actuator/prometheus?%s",
            "/actuator/%s");

    /** Of browsers of staff. */
    static final List<String> PAGES = List.of(
            "/cases?text=%s&state=%s",
            "/cases/%s",
            "/reviews?%s",
            "/reviews/%s",
            "/reviews/%s/open",
            "/reviews/%s/vote",
            "/reviews/%s/documents/%s",
            "/reviews/%s/exemptions",
            "/hits?queue=%s",
            "/hits/%s",
            "/hits/%s/open",
            "/hits/%s/exemptions",
            "/rules?%s",
            "/exemptions/%s/approval",
            "/exemptions/%s/withdrawal",
            "/bands",
            "/bands/%s/approval",
            "/bands/%s/withdrawal",
            "/routes?%s",
            "/routes/%s",
            "/reports?%s",
            "/reports/%s.jws",
            "/login",
            "/logout?%s");

    private HostilePlaces() {}

    /** Without what follows the path. */
    static Stream<String> paths() {
        return Stream.of(List.of(PHOTOS, WEBHOOKS), MESSAGES, VISITS, API, PAGES)
                .flatMap(List::stream)
                .map(place -> place.split("\\?", 2)[0])
                .distinct();
    }
}
