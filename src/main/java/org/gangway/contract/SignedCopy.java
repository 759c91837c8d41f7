// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.gangway.casefile.Reply.Kind.DONE;
import static org.gangway.casefile.Reply.Kind.MALFORMED;
import static org.gangway.casefile.Reply.Kind.UNAVAILABLE;

import jakarta.mail.util.ByteArrayDataSource;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;

/** The step {@code mail-agreement}: the customer's own copy of the signed agreement, before the case forgets it. */
public final class SignedCopy {
    private static final String SIGNED = "sign-agreement.signed-agreement";

    private final Post post;
    private final String bank;

    SignedCopy(Post post, String bank) {
        this.post = post;
        this.bank = bank;
    }

    /**
     * Needs {@code email} and {@code sign-agreement.signed-agreement}; without the latter, as when somebody signed
     * otherwise and the step was set to done by hand, it is {@code malformed}.
     */
    public Reply mail(StepInput input) {
        if (!input.fields().containsKey(SIGNED)) {
            return Reply.of(MALFORMED, "agreement.missing");
        }
        return switch (post.send(input, letter(input))) {
            case ACCEPTED -> Reply.of(DONE);
            case REFUSED -> Reply.of(MALFORMED, "email.refused");
            case UNAVAILABLE -> Reply.of(UNAVAILABLE, "mail.unavailable");
        };
    }

    private Post.Letter letter(StepInput input) {
        String language = Wording.written(input.language());
        ByteArrayDataSource pdf = new ByteArrayDataSource(input.document(SIGNED), "application/pdf");
        pdf.setName("agreement.pdf");
        return new Post.Letter(
                input.field("email"),
                "copy",
                language,
                Wording.paragraphs("copy", language, Map.of("bank", bank)),
                Optional.of(pdf));
    }
}
