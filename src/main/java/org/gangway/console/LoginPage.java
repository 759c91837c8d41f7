// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff log in. */
@WhenConsole
@Controller
final class LoginPage {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
