// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.List;
import java.util.Map;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The review desk as JSON. */
@WhenRole(Role.CONSOLE)
@RestController
final class ReviewsApi {

    private final ReviewDesk desk;

    ReviewsApi(ReviewDesk desk) {
        this.desk = desk;
    }

    /** @param queue one alone, as {@code pep} */
    @GetMapping("/api/reviews")
    List<ReviewItem> list(@RequestParam(required = false) @Nullable String queue, Authentication who) {
        return desk.open(Reviewer.of(who), queue);
    }

    /** Journals that this reviewer looks, then shows. */
    @PostMapping(path = "/api/reviews/{commandId}/open", consumes = "application/json")
    Opened open(@PathVariable String commandId, Authentication who) {
        ReviewItem item = desk.item(commandId, Reviewer.of(who));
        return new Opened(item, desk.look(commandId, Reviewer.of(who)));
    }

    @PostMapping(path = "/api/reviews/{commandId}/votes", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Vote vote(@PathVariable String commandId, @RequestBody Vote vote, Authentication who) {
        desk.vote(commandId, Reviewer.of(who), String.valueOf(vote.decision()));
        return vote;
    }

    /** @param fields personal data */
    record Opened(ReviewItem item, Map<String, String> fields) {
        @Override
        public String toString() {
            return item.commandId() + "[***]";
        }
    }

    /** @param decision one of the item's decisions */
    record Vote(@Nullable String decision) {}
}
