// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import com.ibm.icu.lang.UScript;
import org.apache.commons.codec.digest.DigestUtils;
import org.gangway.casefile.StepInput;

/** Who signs, as the case knows it in this round. Prints as {@code ***}. */
record Signer(String givenName, String familyName, String email) {

    static Signer of(StepInput input) {
        return new Signer(input.field("given-name"), input.field("family-name"), input.field("email"));
    }

    /** The whole name. Chinese, Japanese and Korean names begin with the family's, without a space. */
    String name() {
        return (givenName + familyName).codePoints().allMatch(Signer::eastAsian)
                ? familyName + givenName
                : givenName + " " + familyName;
    }

    private static boolean eastAsian(int codePoint) {
        return switch (UScript.getScript(codePoint)) {
            case UScript.HANGUL, UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA -> true;
            default -> false;
        };
    }

    /** The address as it may be shown on a screen that others see: {@code k***@example.org}. */
    String maskedEmail() {
        int at = email.lastIndexOf('@');
        return at < 1 ? "***" : email.substring(0, email.offsetByCodePoints(0, 1)) + "***" + email.substring(at);
    }

    /** Tells whether the agreement was drawn for this signer, in this language. To be kept sealed: it can be guessed. */
    String fingerprint(String language) {
        String all = String.join("\u0000", givenName, familyName, email, language);
        return DigestUtils.sha256Hex(all);
    }

    @Override
    public String toString() {
        return "***";
    }
}
