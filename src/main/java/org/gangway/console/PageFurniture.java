// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console needs. */
@WhenRole(Role.CONSOLE)
@ControllerAdvice(
        assignableTypes = {
            CasesPage.class,
            ReviewsPage.class,
            HitsPage.class,
            RoutesPage.class,
            ReportsPage.class,
            LoginPage.class,
            RulesPage.class
        })
final class PageFurniture {

    private static final String VERSION = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";

    private final String htmx = "/webjars/htmx.org/" + version() + "/dist/htmx.min.js";

    /** The address of htmx, whose version the pom decides. */
    @ModelAttribute("htmx")
    String htmx() {
        return htmx;
    }

    @ModelAttribute
    void who(@Nullable Authentication who, Model model) {
        if (who != null) {
            Reviewer reviewer = Reviewer.of(who);
            model.addAttribute("login", reviewer.login());
            model.addAttribute("mayOperate", reviewer.serves(ReviewItem.OPERATIONS));
            model.addAttribute("mayAudit", Roles.has(who, Roles.AUDITOR));
            model.addAttribute(
                    "mayRule",
                    Roles.has(who, Roles.AUDITOR)
                            || Roles.has(who, Roles.REVIEWER)
                            || Roles.has(who, Roles.COMPLIANCE));
            model.addAttribute("mayReview", reviewer.serves(ReviewItem.OPERATIONS) || reviewer.serves("compliance"));
        }
    }

    private static String version() {
        try (InputStream in = PageFurniture.class.getResourceAsStream(VERSION)) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, VERSION));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
