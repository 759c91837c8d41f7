// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a list itself calls a weak alias helps to judge a hit and alerts nobody by itself (OFAC's FAQ 122 to 125): it takes
 * a strong name of the same entry, or a birth date or a document that speaks for it.
 */
final class WeakAliases {

    private WeakAliases() {}

    static boolean alone(Hit hit) {
        return hit.listed().name().weak()
                && hit.identity().birth().effect() <= 0
                && !hit.identity().sameDocument(hit.name().score());
    }

    /** Of those that would stand on a weak alias alone: the same entry by its strong names, where one of them is enough. */
    static Map<IndexedName.Entry, Hit> byStrongNames(
            Corpus corpus, Applicant applicant, double threshold, Predicate<IndexedName> counts, List<Hit> hits) {
        if (hits.stream().noneMatch(WeakAliases::alone)) {
            return Map.of();
        }
        return corpus.hits(applicant, threshold, counts.and(name -> !name.name().weak())).stream()
                .collect(Collectors.toMap(hit -> hit.listed().entry(), Function.identity()));
    }
}
