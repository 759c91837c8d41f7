// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;

/** Who sits at the desk. */
record Reviewer(String login, Set<String> roles) {

    static Reviewer of(Authentication authentication) {
        return new Reviewer(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(granted -> granted.getAuthority().replaceFirst("^ROLE_", ""))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Failed technology is for operations, which never sees personal data; findings are for reviewers. */
    boolean serves(String queue) {
        return roles.contains(queue.equals(ReviewItem.OPERATIONS) ? Roles.OPERATIONS : Roles.REVIEWER);
    }
}
