// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.List;
import java.util.Optional;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.hands.RouteBook;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The routes of this process, for operations: what they have done, and how each is built. */
@WhenRole(Role.CONSOLE)
@Controller
final class RoutesPage {

    private final ObjectProvider<RouteBook> book;

    /** @param book absent in a process without hands */
    RoutesPage(ObjectProvider<RouteBook> book) {
        this.book = book;
    }

    @GetMapping("/routes")
    String list(Model model) {
        model.addAttribute("hands", book().isPresent());
        model.addAttribute("routes", book().map(RouteBook::pages).orElse(List.of()));
        return "console/routes";
    }

    /** Only what changes on the list. */
    @GetMapping(path = "/routes", headers = "HX-Request")
    String rows(Model model) {
        list(model);
        return "console/routes :: rows";
    }

    @GetMapping("/routes/{id}")
    String one(@PathVariable String id, Model model) {
        RouteBook known = book().orElseThrow(DeskRefusal::unknownRoute);
        model.addAttribute("route", known.page(id).orElseThrow(DeskRefusal::unknownRoute));
        model.addAttribute("drawing", RouteDrawing.of(known.nodes(id)));
        return "console/route";
    }

    private Optional<RouteBook> book() {
        return Optional.ofNullable(book.getIfAvailable());
    }
}
