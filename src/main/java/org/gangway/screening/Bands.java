// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One version of what counts as an alert, for each type of list. A version never changes: a decision names it, and who has
 * it, the corpus and the request gets the same decision again.
 *
 * @param version from 1, which is built in
 */
public record Bands(int version, Limits sanctions, Limits bank, Limits pep) {

    private static final int HASH_DIGITS = 16;

    /** The first version, chosen on the data of docs/screening.md. */
    public static final Bands BUILT_IN = from(ScreeningSettings.THRESHOLD);

    /** All types alike. */
    static Bands from(double threshold) {
        Limits limits = Limits.from(threshold);
        return new Bands(1, limits, limits, limits);
    }

    public Limits of(ListType type) {
        return switch (type) {
            case SANCTIONS -> sanctions;
            case BANK -> bank;
            case PEP -> pep;
        };
    }

    /** Below it nothing is searched for. */
    double lowest() {
        return Math.min(sanctions.possible(), Math.min(bank.possible(), pep.possible()));
    }

    /** As decisions name it: the version, and a hash of what it says. */
    public String id() {
        return version + "-" + hash();
    }

    private String hash() {
        StringBuilder said = new StringBuilder();
        for (ListType type : ListType.values()) {
            Limits limits = of(type);
            said.append(String.format(
                    Locale.ROOT,
                    "%s %.6f %.6f %.6f;",
                    type.word(),
                    limits.possible(),
                    limits.likely(),
                    limits.strong()));
        }
        return DigestUtils.sha256Hex(said.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, HASH_DIGITS);
    }
}
