// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gangway.console.ConsoleSettings.User;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class ConsoleUsersTest {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Test
    void theSeededUsersAreForLocalUseOnly() {
        assertThat(ConsoleUsers.of(List.of(), true, encoder))
                .allMatch(user -> encoder.matches(user.getUsername() + "-local", user.getPassword()))
                .extracting(UserDetails::getUsername)
                .containsExactly("ada", "grace", "olga");
        assertThat(ConsoleUsers.of(List.of(), false, encoder)).isEmpty();
    }

    @Test
    void everyUserThatCannotBeLetInIsNamed() {
        List<User> users = List.of(
                new User("ada", bcrypt("ada-local"), List.of("reviewer")),
                new User("bob", "plain", List.of("reviewer")),
                new User("eve", bcrypt("a secret"), List.of("admin")),
                new User("joe", bcrypt("a secret"), List.of("auditor")));
        assertThatThrownBy(() -> ConsoleUsers.of(users, false, encoder))
                .hasMessageContainingAll("ada:", "bob:", "eve:")
                .hasMessageNotContainingAny("joe:", "plain", "$2a$");
    }

    @Test
    void aConfiguredUserHasItsRoles() {
        List<User> users = List.of(new User("joe", "{bcrypt}" + bcrypt("a secret"), List.of("auditor", "operations")));
        assertThat(ConsoleUsers.of(users, false, encoder).getFirst().getAuthorities())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("ROLE_AUDITOR", "ROLE_OPERATIONS");
    }

    private static String bcrypt(String password) {
        return String.valueOf(new BCryptPasswordEncoder(4).encode(password));
    }
}
