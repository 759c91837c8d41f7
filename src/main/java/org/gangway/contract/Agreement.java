// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.gangway.casefile.Reply.Kind.ASK;
import static org.gangway.casefile.Reply.Kind.DECLINED;
import static org.gangway.casefile.Reply.Kind.DONE;
import static org.gangway.casefile.Reply.Kind.MALFORMED;
import static org.gangway.casefile.Reply.Kind.UNAVAILABLE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/**
 * The step {@code sign-agreement}: shows the agreement, mails a one-time code, seals the PDF when the code comes back.
 * Keeps nothing between rounds; what a round needs of earlier ones is in the facts. The same round always gives the
 * same reply, and mails the same code under the same Message-ID.
 */
public final class Agreement {

    private static final String PDF = "application/pdf";

    private final AgreementPaper paper;
    private final OneTimeCode codes;
    private final CodeMail mail;
    private final PdfSeal seal;

    Agreement(AgreementPaper paper, OneTimeCode codes, CodeMail mail, PdfSeal seal) {
        this.paper = paper;
        this.codes = codes;
        this.mail = mail;
        this.seal = seal;
    }

    /** One round. Needs the fields {@code given-name}, {@code family-name} and {@code email}. */
    public Reply sign(StepInput input) {
        Signer signer = Signer.of(input);
        if (!drawnFor(signer, input)) {
            return propose(signer, input);
        }
        return switch (input.answers().getOrDefault("accept", "")) {
            case "yes" -> accepted(signer, input);
            case "no" -> Reply.of(DECLINED, "agreement.declined");
            default -> propose(signer, input);
        };
    }

    /** A name or address corrected meanwhile needs a new agreement, and a new acceptance. */
    private static boolean drawnFor(Signer signer, StepInput input) {
        return signer.fingerprint(input.language()).equals(input.facts().get("agreement-for"));
    }

    private Reply propose(Signer signer, StepInput input) {
        Value pdf = new Value.Document(paper.draw(signer, input), PDF);
        Map<String, Value> facts = new HashMap<>(SigningProgress.FRESH.facts());
        facts.put("agreement", pdf);
        facts.put("agreement-for", Value.plain(signer.fingerprint(input.language())));
        Question question = new Question("accept", "sign-agreement.accept", "yes-no", Map.of(), Optional.of(pdf));
        return Reply.ask(question).with(facts);
    }

    private Reply accepted(Signer signer, StepInput input) {
        SigningProgress progress = SigningProgress.of(input);
        String answer = input.answers().get("code");
        if (progress.codeCommand().isEmpty()) {
            return mailCode(signer, input, progress, "sign-agreement.code");
        }
        if (answer == null) {
            return askCode(signer, progress, "sign-agreement.code");
        }
        return answered(signer, input, progress, answer);
    }

    private Reply answered(Signer signer, StepInput input, SigningProgress progress, String answer) {
        if (progress.expired(input.issuedAt())) {
            return anotherCode(signer, input, progress);
        }
        if (codes.matches(progress.codeCommand().orElseThrow(), answer)) {
            return seal(signer, input, progress);
        }
        SigningProgress wrong = progress.wrong();
        return wrong.noTriesLeft()
                ? anotherCode(signer, input, wrong)
                : askCode(signer, wrong, "sign-agreement.code-wrong");
    }

    private Reply anotherCode(Signer signer, StepInput input, SigningProgress progress) {
        return progress.noCodesLeft()
                ? Reply.of(DECLINED, "code.exhausted").with(progress.facts())
                : mailCode(signer, input, progress, "sign-agreement.code-new");
    }

    private Reply mailCode(Signer signer, StepInput input, SigningProgress progress, String textKey) {
        return switch (mail.send(signer, input, codes.of(input.commandId()))) {
            case ACCEPTED -> askCode(signer, progress.mailed(input), textKey);
            case REFUSED -> Reply.of(MALFORMED, "email.refused");
            case UNAVAILABLE -> Reply.of(UNAVAILABLE, "mail.unavailable");
        };
    }

    private static Reply askCode(Signer signer, SigningProgress progress, String textKey) {
        Map<String, Value> arguments = Map.of(
                "email", Value.plain(signer.maskedEmail()),
                "tries", Value.open(Integer.toString(OneTimeCode.TRIES - progress.tries())));
        return new Reply(
                ASK,
                List.of(),
                progress.facts(),
                Optional.of(new Question("code", textKey, "code", arguments, Optional.empty())));
    }

    private Reply seal(Signer signer, StepInput input, SigningProgress progress) {
        String claim = input.facts().get("agreement");
        if (claim == null) {
            throw new IllegalStateException("the facts of " + input.commandId() + " hold no agreement to seal");
        }
        byte[] accepted = input.documents().read(claim);
        byte[] recorded = paper.addRecord(accepted, signer, input, progress.acceptedAt());
        byte[] sealed = seal.seal(recorded, signer.name(), input.issuedAt());
        // open for ever, yet no guess of the content can be confirmed by it: the hash covers the seal's signature
        return Reply.of(DONE)
                .with(Map.of(
                        "signed-agreement",
                        new Value.Document(sealed, PDF),
                        "signature",
                        Value.open(DigestUtils.sha256Hex(sealed))));
    }
}
