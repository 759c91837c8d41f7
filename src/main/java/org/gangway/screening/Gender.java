// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** As lists and passports know it. What is neither counts neither way. */
enum Gender {
    FEMALE,
    MALE;

    /** Reads {@code F}, {@code female}, {@code Male}. */
    static Optional<Gender> of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "f", "female", "woman" -> Optional.of(FEMALE);
            case "m", "male", "man" -> Optional.of(MALE);
            default -> Optional.empty();
        };
    }

    /** Empty also where they differ. */
    static Optional<Gender> only(Stream<String> texts) {
        List<Gender> all = texts.flatMap(text -> of(text).stream()).distinct().toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }
}
