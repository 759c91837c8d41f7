// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/** How likely a hit is the applicant, in words for queues and officers. */
enum Band {
    /** The document number is the same, or nothing speaks against it. */
    STRONG,
    LIKELY,
    POSSIBLE;

    private static final double STRONG_FROM = .95;
    private static final double LIKELY_FROM = .88;

    static Band of(Hit hit) {
        double score = hit.decisive();
        if (score >= STRONG_FROM || hit.identity().sameDocument(hit.name().score())) {
            return STRONG;
        }
        return score >= LIKELY_FROM ? LIKELY : POSSIBLE;
    }
}
