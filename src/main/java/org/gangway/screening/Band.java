// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/** How likely a hit is the applicant, in words for queues and officers. */
enum Band {
    /** The document number is the same, or nothing speaks against it. */
    STRONG,
    LIKELY,
    POSSIBLE,
    /** By a weak alias and nothing else: shown, and no alert. */
    WEAK_ALIAS;

    static Band of(Hit hit, Limits limits) {
        if (WeakAliases.alone(hit)) {
            return WEAK_ALIAS;
        }
        double score = hit.decisive() + Corpus.ROUNDING;
        if (score >= limits.strong() || hit.identity().sameDocument(hit.name().score())) {
            return STRONG;
        }
        return score >= limits.likely() ? LIKELY : POSSIBLE;
    }
}
