// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console.
 *
 * @param oidc the identity provider at which staff log in; without an issuer they log in here
 * @param session how long a login lasts at most; without a request it ends after {@code server.servlet.session.timeout}
 * @param tries wrong passwords for one login from one address in 15 minutes; 0 for no limit
 * @param users who may log in; empty in profile {@code local}: the seeded users
 * @param cases most cases held in memory; the longest closed ones make room
 * @param rows most cases shown at once
 * @param acknowledged how long to wait for Kafka to take a decision
 */
@ConfigurationProperties("gangway.console")
record ConsoleSettings(
        @DefaultValue OidcSettings oidc,
        @DefaultValue("8h") Duration session,
        @DefaultValue("10") int tries,
        @DefaultValue List<User> users,
        @DefaultValue("20000") int cases,
        @DefaultValue("200") int rows,
        @DefaultValue("5s") Duration acknowledged) {

    /**
     * @param password as bcrypt ({@code $2a$…} or {@code {bcrypt}$2a$…})
     * @param roles some of {@code operations}, {@code reviewer}, {@code auditor}, {@code route-author}, {@code compliance},
     *     {@code screener}
     */
    record User(String login, String password, List<String> roles) {
        @Override
        public String toString() {
            return login + "[***]";
        }
    }
}
