// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gangway.console.ConsoleSettings.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may log in. The seeded users, whose passwords everybody knows, exist in profile {@code local} only. */
final class ConsoleUsers {

    /** Passwords: the login followed by {@code -local}. Everybody knows them, so their hashes need not be slow. */
    private static final List<User> SEEDED = List.of(
            new User("ada", "$2a$04$L9gpia6Yd3pQFt2HIYZileuvj.dkNmpD8lCPX6wNJ1U6tc08ntyzO", List.of("reviewer")),
            new User("grace", "$2a$04$jlOn3vs7O7oc5ArpFRXmruVbvWp2szfVm/QElsTX1Lq/SYuePZT4K", List.of("reviewer")),
            new User("olga", "$2a$04$PVW0uUHTthMu20OtQ2RqPeKTmHLIAwoaWhyacgCa8ZSNT2zzaU5a2", List.of("operations")),
            new User("amal", "$2a$04$dmPZBB9Hbo9QOr2QG438g.Ta5sfGgqOEDzKjwIxizYES0WXUzKrsi", List.of("auditor")),
            new User("rosa", "$2a$04$YxkuzgkvIlI3tCbHR9lXTu1Aw8obxeFDTeCN/bCjP/s20KGHYLyMG", List.of("route-author")),
            new User("cora", "$2a$04$d6qWcVsMFSoNFKka61g0weL2tpIhn9z0ezLtwAJWJ6lM0YP6ZAu6W", List.of("compliance")),
            new User("cyrus", "$2a$04$3RrKAr98Z9gims2KtNODS.bqTOx1WLtj87E6oOeDjZeJuf7zEyNk2", List.of("compliance")));

    /** Of these it takes two people. */
    private static final Set<String> FOUR_EYES = Set.of("reviewer", "compliance");

    private ConsoleUsers() {}

    /** @throws IllegalStateException naming every user that cannot be let in */
    static List<UserDetails> of(ConsoleSettings settings, boolean local, PasswordEncoder encoder) {
        boolean elsewhere = settings.oidc().configured();
        List<User> users = settings.users().isEmpty() && local && !elsewhere ? SEEDED : settings.users();
        List<String> problems = new ArrayList<>();
        users.stream()
                .filter(user -> elsewhere && user.roles().stream().anyMatch(FOUR_EYES::contains))
                .forEach(
                        user -> problems.add(
                                user.login()
                                        + ": reviewers and compliance log in at the identity provider; a second login would be a second vote"));
        users.forEach(user -> check(user, local, encoder, problems));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("gangway.console.users: " + String.join("; ", problems));
        }
        return users.stream().map(ConsoleUsers::details).toList();
    }

    private static void check(User user, boolean local, PasswordEncoder encoder, List<String> problems) {
        if (!user.password().matches("(\\{bcrypt})?\\$2[aby]\\$.{56}")) {
            problems.add(user.login() + ": give the password as a bcrypt hash");
        } else if (!local && encoder.matches(user.login() + "-local", bcrypt(user))) {
            problems.add(
                    user.login() + ": the password of the seeded user is for profile local only; give another one");
        }
        if (user.roles().isEmpty() || !Roles.NAMES.containsAll(user.roles())) {
            problems.add(user.login() + ": roles are some of " + String.join(", ", Roles.NAMES));
        }
    }

    private static UserDetails details(User user) {
        String[] roles = user.roles().stream().map(Roles::of).toArray(String[]::new);
        return org.springframework.security.core.userdetails.User.withUsername(user.login())
                .password(bcrypt(user))
                .roles(roles)
                .build();
    }

    private static String bcrypt(User user) {
        return user.password().startsWith("{bcrypt}") ? user.password() : "{bcrypt}" + user.password();
    }
}
