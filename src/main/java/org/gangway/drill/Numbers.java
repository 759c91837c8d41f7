// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What many numbers come to. */
final class Numbers {
    private Numbers() {}

    /** The smallest that at least this share of them are not above; 0 of none. */
    static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    static <T> double median(Collection<T> all, ToDoubleFunction<T> number) {
        return at(all.stream().mapToDouble(number).sorted().toArray(), 0.5);
    }

    static <T> double most(Collection<T> all, ToDoubleFunction<T> number) {
        return all.stream().mapToDouble(number).max().orElse(0);
    }

    /** Of the line that fits best: by how much {@code y} grows with each unit of {@code x}. */
    static <T> double slope(List<T> all, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        double meanX = all.stream().mapToDouble(x).average().orElse(0);
        double meanY = all.stream().mapToDouble(y).average().orElse(0);
        double spread = 0;
        double together = 0;
        for (T one : all) {
            double away = x.applyAsDouble(one) - meanX;
            spread += away * away;
            together += away * (y.applyAsDouble(one) - meanY);
        }
        return spread == 0 ? 0 : together / spread;
    }

    static double rounded(double exact) {
        return Math.round(exact * 100) / 100.0;
    }
}
