// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How a member of staff proves who he is. */
interface StaffLogin {

    void configure(HttpSecurity http) throws Exception;

    /** Whether the browser comes back from another site. */
    boolean returnsFromElsewhere();

    /** By a password, on a page of our own. */
    record Form() implements StaffLogin {

        @Override
        public void configure(HttpSecurity http) throws Exception {
            http.formLogin(login ->
                    login.loginPage("/login").defaultSuccessUrl("/cases").permitAll());
        }

        @Override
        public boolean returnsFromElsewhere() {
            return false;
        }
    }
}
