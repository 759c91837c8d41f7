// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, by name, with two digits behind the point. */
final class Figures {
    private final Map<String, Object> figures = new LinkedHashMap<>();

    void put(String name, double exact) {
        figures.put(name, round(exact));
    }

    void put(String name, long whole) {
        figures.put(name, whole);
    }

    void put(String name, Map<String, Double> exact) {
        Map<String, Double> rounded = new LinkedHashMap<>();
        exact.forEach((part, value) -> rounded.put(part, round(value)));
        figures.put(name, rounded);
    }

    Map<String, Object> all() {
        return figures;
    }

    private static double round(double exact) {
        return Math.round(exact * 100) / 100.0;
    }
}
