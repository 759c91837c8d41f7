// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who of those that the identity provider knows is staff here, and in which roles. */
record OidcStaff(OidcSettings settings) {

    /** @throws OAuth2AuthenticationException for whoever has none of our roles, or no login */
    OidcUser known(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        List<GrantedAuthority> roles = roles(token.getClaim(settings.rolesClaim()));
        if (roles.isEmpty()) {
            throw refused("no role of this installation in the claim " + settings.rolesClaim());
        }
        if (!(token.getClaim(settings.loginClaim()) instanceof String login) || login.isBlank()) {
            throw refused("no login in the claim " + settings.loginClaim());
        }
        return new DefaultOidcUser(roles, token, settings.loginClaim());
    }

    private List<GrantedAuthority> roles(@org.jspecify.annotations.Nullable Object claim) {
        Collection<?> names =
                claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
        return names.stream()
                .map(Objects::toString)
                .filter(name -> name.startsWith(settings.rolesPrefix()))
                .map(name -> name.substring(settings.rolesPrefix().length()))
                .filter(Roles.NAMES::contains)
                .<GrantedAuthority>map(name -> new SimpleGrantedAuthority("ROLE_" + Roles.of(name)))
                .distinct()
                .toList();
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error("access_denied", why, null));
    }
}
