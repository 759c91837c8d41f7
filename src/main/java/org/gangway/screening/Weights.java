// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How telling a token is: 1 if it is on no listed name, less the more of them carry it. */
final class Weights {

    /** Even the commonest name tells something. */
    private static final double LEAST = .4;

    private final Map<String, Long> names;
    private final double all;

    private Weights(Map<String, Long> names, int all) {
        this.names = names;
        this.all = Math.log1p(all);
    }

    static Weights of(List<IndexedName> names) {
        return new Weights(
                names.stream()
                        .flatMap(name ->
                                name.tokens().stream().map(NameToken::key).distinct())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
                names.size());
    }

    double of(NameToken token) {
        double carried = Math.log1p(names.getOrDefault(token.key(), 0L));
        return all == 0 ? 1 : Math.max(LEAST, 1 - carried / all);
    }
}
