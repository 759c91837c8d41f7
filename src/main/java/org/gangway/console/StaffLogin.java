// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** How a member of staff proves who he is. */
interface StaffLogin {

    void configure(HttpSecurity http) throws Exception;

    /** Whether the browser comes back from another site. */
    boolean returnsFromElsewhere();

    /** The page says that it did not work, and nothing is remembered: whoever failed is a stranger. */
    static AuthenticationFailureHandler failed() {
        SimpleUrlAuthenticationFailureHandler handler = new SimpleUrlAuthenticationFailureHandler("/login?error");
        handler.setAllowSessionCreation(false);
        return handler;
    }

    /** By a password, on a page of our own. */
    record Form() implements StaffLogin {

        @Override
        public void configure(HttpSecurity http) throws Exception {
            http.formLogin(login -> login.loginPage("/login")
                    .defaultSuccessUrl("/cases")
                    .failureHandler(failed())
                    .permitAll());
        }

        @Override
        public boolean returnsFromElsewhere() {
            return false;
        }
    }
}
