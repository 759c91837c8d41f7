// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a person is politically exposed.
 *
 * @param tier in the provider's own words: 1, head of state, family
 * @param inOffice empty where the provider does not say
 * @param leftOn as the provider writes it; empty where it does not say
 * @param associates whom the provider names beside the person
 */
record Office(String tier, Optional<Boolean> inOffice, String leftOn, List<String> associates) {

    /** @throws IllegalArgumentException if the text is neither yes nor no nor blank */
    static Optional<Boolean> inOffice(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> throw new IllegalArgumentException("in-office is yes or no");
        };
    }
}
