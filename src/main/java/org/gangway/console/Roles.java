// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What a member of staff, or a program, may do. */
final class Roles {
    /** Sees cases and metrics, decides what happens after technical failures. */
    static final String OPERATIONS = "OPERATIONS";
    /** Sees cases, opens hits, votes. */
    static final String REVIEWER = "REVIEWER";
    /** Sees cases and their journals, and the reports of drills. */
    static final String AUDITOR = "AUDITOR";
    /** Writes routes and scenarios, and sees in the journals of cases how they do. */
    static final String ROUTE_AUTHOR = "ROUTE_AUTHOR";

    /** Decides, two at a time, what counts as an alert of a screening. */
    static final String COMPLIANCE = "COMPLIANCE";

    /** A system of the bank that has people screened, and sees nothing of cases. */
    static final String SCREENER = "SCREENER";

    /** Those who see cases. */
    static final String[] STAFF = {OPERATIONS, REVIEWER, AUDITOR, ROUTE_AUTHOR, COMPLIANCE};

    /** As configuration and identity providers write them. */
    static final List<String> NAMES = Stream.concat(Stream.of(STAFF), Stream.of(SCREENER))
            .map(Roles::name)
            .toList();

    private Roles() {}

    /** {@code ROUTE_AUTHOR} of {@code route-author}. */
    static String of(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** @param who nobody, if nobody has logged in */
    static boolean has(@Nullable Authentication who, String role) {
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(granted -> granted.getAuthority().equals("ROLE_" + role));
    }

    private static String name(String role) {
        return role.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
