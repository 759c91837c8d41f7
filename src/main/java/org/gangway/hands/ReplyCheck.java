// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.jspecify.annotations.Nullable;

/** Compares the reply of a route with what its test expects. */
final class ReplyCheck {
    private final List<String> failures = new ArrayList<>();

    private ReplyCheck() {}

    static List<String> failures(RouteTestFile.ExpectedReply wanted, @Nullable Object got) {
        ReplyCheck check = new ReplyCheck();
        if (got instanceof Reply reply) {
            check.compare(wanted, reply);
        } else {
            check.failures.add("expected a reply, got "
                    + (got == null ? "nothing" : got.getClass().getSimpleName()));
        }
        return check.failures;
    }

    private void compare(RouteTestFile.ExpectedReply wanted, Reply got) {
        compare("kind", wanted.kind(), got.kind());
        if (wanted.reasons() != null) {
            compare("reasons", wanted.reasons(), got.reasons());
        }
        Map<String, String> facts = wanted.facts() == null ? Map.of() : wanted.facts();
        facts.forEach((name, value) -> compareFact(name, value, text(got.facts().get(name))));
        if (wanted.question() != null) {
            compare(wanted.question(), got.question().orElse(null));
        }
    }

    private void compareFact(String name, String wanted, @Nullable String got) {
        if (got == null || !wanted.equals("*")) {
            compare("fact " + name, wanted, got);
        }
    }

    private void compare(RouteTestFile.ExpectedQuestion wanted, @Nullable Question got) {
        if (got == null) {
            failures.add("expected a question, got none");
            return;
        }
        compare("question's field", wanted.field(), got.field());
        if (wanted.textKey() != null) {
            compare("question's text-key", wanted.textKey(), got.textKey());
        }
        if (wanted.type() != null) {
            compare("question's type", wanted.type(), got.type());
        }
    }

    private void compare(String what, Object wanted, @Nullable Object got) {
        if (!Objects.equals(wanted, got)) {
            failures.add(what + ": expected " + wanted + ", got " + (got == null ? "none" : got));
        }
    }

    private static @Nullable String text(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Plain plain -> plain.text();
            case Value.Open open -> open.text();
            case Value.Document document -> "document:" + document.mediaType();
            case Value.Sealed sealed -> "sealed";
        };
    }
}
