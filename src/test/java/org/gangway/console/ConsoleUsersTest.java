// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.gangway.console.ConsoleSettings.User;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class ConsoleUsersTest {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Test
    void theSeededUsersAreForLocalUseOnly() {
        assertThat(ConsoleUsers.of(settings(List.of()), true, encoder))
                .allMatch(user -> encoder.matches(user.getUsername() + "-local", user.getPassword()))
                .extracting(UserDetails::getUsername)
                .containsExactly("ada", "grace", "olga", "amal", "rosa", "cora", "cyrus");
        assertThat(ConsoleUsers.of(settings(List.of()), false, encoder)).isEmpty();
    }

    @Test
    void everyUserThatCannotBeLetInIsNamed() {
        List<User> users = List.of(
                new User("ada", bcrypt("ada-local"), List.of("reviewer")),
                new User("bob", "plain", List.of("reviewer")),
                new User("eve", bcrypt("a secret"), List.of("admin")),
                new User("joe", bcrypt("a secret"), List.of("auditor")));
        assertThatThrownBy(() -> ConsoleUsers.of(settings(users), false, encoder))
                .hasMessageContainingAll("ada:", "bob:", "eve:")
                .hasMessageNotContainingAny("joe:", "plain", "$2a$");
    }

    @Test
    void aConfiguredUserHasItsRoles() {
        List<User> users =
                List.of(new User("joe", "{bcrypt}" + bcrypt("a secret"), List.of("auditor", "route-author")));
        assertThat(ConsoleUsers.of(settings(users), false, encoder).getFirst().getAuthorities())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("ROLE_AUDITOR", "ROLE_ROUTE_AUTHOR");
    }

    @Test
    void withAnIdentityProviderNobodyIsSeededAndNoReviewerLogsInElsewhere() {
        assertThat(ConsoleUsers.of(elsewhere(List.of()), true, encoder)).isEmpty();
        User scraper = new User("prometheus", bcrypt("a secret"), List.of("operations"));
        assertThat(ConsoleUsers.of(elsewhere(List.of(scraper)), false, encoder)).hasSize(1);
        User twin = new User("twin", bcrypt("a secret"), List.of("reviewer"));
        assertThatThrownBy(() -> ConsoleUsers.of(elsewhere(List.of(scraper, twin)), false, encoder))
                .hasMessageContaining("twin: reviewers and compliance log in at the identity provider")
                .hasMessageNotContaining("prometheus");
    }

    private static ConsoleSettings settings(List<User> users) {
        return settings(users, Map.of());
    }

    private static ConsoleSettings elsewhere(List<User> users) {
        return settings(users, Map.of("gangway.console.oidc.issuer", "https://id.bank.example"));
    }

    private static ConsoleSettings settings(List<User> users, Map<String, String> properties) {
        ConsoleSettings bound = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gangway.console", ConsoleSettings.class);
        return new ConsoleSettings(
                bound.oidc(), bound.session(), bound.tries(), users, bound.cases(), bound.rows(), bound.acknowledged());
    }

    private static String bcrypt(String password) {
        return String.valueOf(new BCryptPasswordEncoder(4).encode(password));
    }
}
