// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepInput;

/** Mails a one-time code. */
final class CodeMail {
    private final Post post;
    private final String bank;

    CodeMail(Post post, String bank) {
        this.post = post;
        this.bank = bank;
    }

    Post.Sent send(Signer signer, StepInput input, String code) {
        String language = Wording.written(input.language());
        Map<String, Object> arguments = Map.of("bank", bank, "code", code, "minutes", OneTimeCode.VALID.toMinutes());
        return post.send(
                input,
                new Post.Letter(
                        signer.email(),
                        "code",
                        language,
                        Wording.paragraphs("mail", language, arguments),
                        Optional.empty()));
    }
}
