// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.springframework.stereotype.Component;

/**
 * The step {@code rate-risk}: evaluates the rule table that was pinned when the case started. Every rule that fired is in
 * the answer, sealed, for it tells of the customer.
 */
@Component("rating")
public final class Rating {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int HASH_PREFIX = 12;

    private final Catalogue catalogue;

    Rating(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @return {@code pass}, {@code refer} or {@code fail} with the sealed facts {@code fired} (ids, comma between) and
     *     {@code points}, and the open fact {@code rules} (name@version:hash); {@code unavailable} while this instance has
     *     not read the pinned table; {@code malformed} if no table was pinned or a needed field is missing
     */
    public Reply rate(StepInput input) {
        Optional<StepInput.RuleTable> pinned = input.rules();
        if (pinned.isEmpty()) {
            return Reply.of(Reply.Kind.MALFORMED, "rules.not-pinned");
        }
        catalogue.await(pinned.get(), PATIENCE);
        return catalogue
                .ruleTable(pinned.get())
                .map(table -> rate(table, input))
                .orElseGet(() -> Reply.of(Reply.Kind.UNAVAILABLE, "rules.not-read"));
    }

    private static Reply rate(RuleTable table, StepInput input) {
        RuleTable.Rated rated;
        try {
            rated = table.rate(input.fields(), input.issuedAt());
        } catch (IllegalStateException e) { // no rule is skipped: without the field there is no rating
            return Reply.of(Reply.Kind.MALFORMED, "rules.field-missing");
        }
        return reply(rated, name(table));
    }

    private static Reply reply(RuleTable.Rated rated, String rules) {
        Reply reply =
                rated.verdict() == Reply.Kind.PASS ? Reply.of(Reply.Kind.PASS) : Reply.of(rated.verdict(), "risk.band");
        return reply.with(Map.of(
                "fired", Value.plain(ids(rated)),
                "points", Value.plain(Integer.toString(rated.points())),
                "rules", Value.open(rules)));
    }

    private static String ids(RuleTable.Rated rated) {
        return rated.fired().stream().map(RuleTable.Rule::id).collect(Collectors.joining(","));
    }

    private static String name(RuleTable table) {
        return table.name() + "@" + table.version() + ":" + table.hash().substring(0, HASH_PREFIX);
    }
}
