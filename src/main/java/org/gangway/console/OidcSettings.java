// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bank's identity provider, as this installation is registered there.
 *
 * @param issuer as in its tokens; the three addresses are found from it unless they are given
 * @param clientSecret absent for a public client
 * @param loginClaim what a person is known by in the journal and in votes: one value for one person, for ever
 * @param rolesClaim a list of names; {@code cognito:groups} with Cognito
 * @param rolesPrefix what the names of our roles begin with there
 */
record OidcSettings(
        @Nullable String issuer,
        @DefaultValue("gangway") String clientId,
        @Nullable String clientSecret,
        @DefaultValue("openid") List<String> scopes,
        @DefaultValue("sub") String loginClaim,
        @DefaultValue("groups") String rolesClaim,
        @DefaultValue("gangway-") String rolesPrefix,
        @Nullable String authorizationUri,
        @Nullable String tokenUri,
        @Nullable String keysUri) {

    boolean configured() {
        return issuer != null && !issuer.isEmpty();
    }

    /** The secret is in it. */
    @Override
    public String toString() {
        return configured() ? clientId + " at " + issuer : "none";
    }
}
