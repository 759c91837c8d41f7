// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff log in. */
@WhenRole(Role.CONSOLE)
@Controller
final class LoginPage {

    private final StaffLogin login;

    LoginPage(StaffLogin login) {
        this.login = login;
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("elsewhere", login.returnsFromElsewhere());
        return "login";
    }
}
