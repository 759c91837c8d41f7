// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Comparator;

/** A listed person who may be the applicant, with the name that matched best. */
record Hit(IndexedName listed, NameMatch name, Identity identity) {

    /** The likeliest first; ties by list and entry, so that the order never depends on chance. */
    static final Comparator<Hit> LIKELIEST = Comparator.comparingDouble(Hit::rank)
            .thenComparingDouble(hit -> hit.name().score())
            .reversed()
            .thenComparing(hit -> hit.listed().entry().list())
            .thenComparing(hit -> hit.listed().entry().person().id());

    /** Orders hits, those with the same name too. Not limited to 1. */
    double rank() {
        return name.score() + identity.score();
    }

    /** What is held against the threshold. */
    double decisive() {
        return name.score() + identity.decisive();
    }
}
